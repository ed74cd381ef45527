import type { LedgerLine } from '../../domain/ledger-line.ts';

/** One way in which the amounts of a document's lines may have been posted. */
export interface AmountReading {
  /** For a person: `net`, `with 21 % tax`, `discounts spread over the lines`. */
  readonly name: string;
  /** By line: what of it was posted, in minor units; 0 for a line that was spread over the others. */
  readonly amountsMinor: readonly number[];
  /** Whether rounding each line may have moved the sums by a minor unit or two. */
  readonly isRounded: boolean;
}

/** More tax rates than this in one document are posted all with tax or all without. */
const MOST_RATES = 4;

/**
 * The ways in which a document's amounts may have been posted, the plainest first: net; with tax, for some of its rates
 * or all of them; net, with its discounts spread over the other lines. Whether the sums fit is not looked at.
 */
export function* amountReadings(lines: readonly LedgerLine[]): Generator<AmountReading, void, void> {
  const net = lines.map(({ amountMinor }) => amountMinor);
  yield { name: 'net', amountsMinor: net, isRounded: false };
  for (const rates of rateSets(lines))
    yield {
      name: `with ${rates.map((rate) => `${rate} %`).join(' and ')} tax`,
      amountsMinor: lines.map(({ amountMinor, taxRate }) =>
        taxRate !== null && rates.includes(taxRate) ? withTax(amountMinor, taxRate) : amountMinor,
      ),
      isRounded: true,
    };
  const spread = spreadDiscounts(net);
  if (spread) yield { name: 'discounts spread over the lines', amountsMinor: spread, isRounded: true };
}

/** Every set of the rates above 0 but the empty one, all of them first. */
function rateSets(lines: readonly LedgerLine[]): number[][] {
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate ?? 0))]
    .filter((rate) => rate > 0)
    .sort((a, b) => a - b);
  if (rates.length > MOST_RATES) return [rates];
  const sets = Array.from({ length: 2 ** rates.length - 1 }, (_, index) =>
    rates.filter((_rate, place) => (((index + 1) >> place) & 1) === 1),
  );
  return sets.reverse();
}

/** Half away from zero, as ledgers round. */
function withTax(amountMinor: number, taxRate: number): number {
  return roundedAway(amountMinor * (1 + taxRate / 100));
}

/** Each other line in proportion; null where there is no discount, or nothing to spread it over. */
function spreadDiscounts(net: readonly number[]): number[] | null {
  const discount = net.reduce((sum, amount) => sum + Math.min(amount, 0), 0);
  const gross = net.reduce((sum, amount) => sum + Math.max(amount, 0), 0);
  if (discount === 0 || gross + discount <= 0) return null;
  return net.map((amount) => (amount > 0 ? roundedAway(amount * (1 + discount / gross)) : 0));
}

function roundedAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
