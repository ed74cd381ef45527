import { decimalText, negated, plus, ZERO, type Decimal } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { lineFault } from '../ledger/line-fault.ts';
import type { SieCollector } from './sie-collector.ts';

const MAX_FAULTS = 100;

/**
 * Closing balances that do not follow: `#UB` is `#IB` and the year's movement, `#RES` is the movement. The movement is
 * what the vouchers of the year post; in a file without vouchers what `#PSALDO` states. Programs differ in whether the
 * rows of objects are part of the row without any or stand beside it, so both are right. A file with neither, or with
 * vouchers but no closing balances (type 4I, a selection), has nothing to compare.
 */
export function checkBalances(file: string, collector: SieCollector): readonly Fault[] {
  const { IB, UB, RES } = collector.balances;
  const movementsOf = movements(collector);
  const faults: Fault[] = [];
  for (const [kind, balances] of [['UB', UB] as const, ['RES', RES] as const])
    for (const [account, { line, amount }] of balances) {
      const opening = kind === 'UB' ? (IB.get(account)?.amount ?? ZERO) : ZERO;
      const sums = movementsOf(account).map((movement) => plus(opening, movement));
      const [first] = sums;
      const isRight = sums.some((sum) => plus(sum, negated(amount)).unscaled === 0n);
      if (!first || isRight || faults.length >= MAX_FAULTS) continue;
      const what = kind === 'UB' ? 'the opening balance and the movement' : 'the movement';
      const expected = `#${kind} ${decimalText(first)} of account ${account}, ${what}`;
      faults.push(lineFault(file, line, expected, decimalText(amount)));
    }
  return faults;
}

/** What an account may have moved in the current year: none, one or two figures. */
function movements(collector: SieCollector): (account: string) => readonly Decimal[] {
  const { year, vouchers, balances } = collector;
  const ofYear = vouchers.filter(({ date }) => year === null || (date >= year.from && date <= year.to));
  if (ofYear.length === 0) {
    const { PSALDO, OBJECTS } = balances;
    if (PSALDO.size + OBJECTS.size === 0) return () => [];
    return (account) => {
      const plain = PSALDO.get(account)?.amount ?? ZERO;
      return [plain, plus(plain, OBJECTS.get(account)?.amount ?? ZERO)];
    };
  }
  const sums = new Map<string, Decimal>();
  for (const { postings } of ofYear)
    for (const { account, amount } of postings) sums.set(account, plus(sums.get(account) ?? ZERO, amount));
  return (account) => [sums.get(account) ?? ZERO];
}
