import { minorDigits } from '../../domain/currency.ts';
import { minorUnits, parseDecimal, times } from '../../domain/decimal.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';
import { LEFT_BLANK } from '../coded-blanks.ts';
import type { CheckRules } from './check-rules.ts';
import type { Finding } from './finding.ts';

/** What rounding line by line may make of a tax or an amount, in minor units. */
const ROUNDING_MINOR = 1;

/** What stands against one line by itself, whatever its document holds beside it. */
export function checkLine(
  line: LedgerLine,
  dimensions: readonly string[],
  taxMinor: number | null,
  rules: CheckRules,
): Finding[] {
  const coding = dimensions.flatMap((dimension, index) => {
    const value = line.coding[index] ?? LEFT_BLANK;
    return value === LEFT_BLANK ? [] : [{ dimension, value }];
  });
  return [
    ...missing(coding, rules),
    ...coding.flatMap((one) => obstacleOf(one, line, rules)),
    ...apart(coding, rules),
    ...closed(line, rules),
    ...checkTax(line, coding, taxMinor, rules),
    ...checkAmount(line),
  ];
}

interface CodedValue {
  readonly dimension: string;
  readonly value: string;
}

function missing(coding: readonly CodedValue[], { required }: CheckRules): Finding[] {
  return required
    .filter((dimension) => !coding.some((one) => one.dimension === dimension))
    .map((dimension) => ({ kind: 'missing-value', dimension }));
}

function obstacleOf(
  { dimension, value }: CodedValue,
  { date }: LedgerLine,
  { masters }: CheckRules,
): Finding[] {
  const kind = masters.obstacle(dimension, value, date);
  return kind === null ? [] : [{ kind, dimension, value }];
}

function apart(coding: readonly CodedValue[], { masters }: CheckRules): Finding[] {
  return coding.flatMap(({ dimension, value }, index) =>
    coding
      .slice(index + 1)
      .filter((other) => !masters.goTogether(dimension, value, other.dimension, other.value))
      .map((other): Finding => {
        return {
          kind: 'not-together',
          dimension,
          value,
          otherDimension: other.dimension,
          otherValue: other.value,
        };
      }),
  );
}

function closed({ date }: LedgerLine, { openFrom, openUntil }: CheckRules): Finding[] {
  const isOpen = (openFrom === null || date >= openFrom) && (openUntil === null || date <= openUntil);
  return isOpen ? [] : [{ kind: 'period-closed', date }];
}

function checkTax(
  { amountMinor, taxRate }: LedgerLine,
  coding: readonly CodedValue[],
  taxMinor: number | null,
  { taxDimension, taxRates }: CheckRules,
): Finding[] {
  const value = coding.find(({ dimension }) => dimension === taxDimension)?.value;
  const expected = value === undefined ? undefined : taxRates.get(value);
  if (value === undefined || expected === undefined) return [];
  const findings: Finding[] = [];
  if (taxRate !== null && taxRate !== expected)
    findings.push({ kind: 'tax-rate', value, expected, found: taxRate });
  const expectedMinor = share(amountMinor, expected);
  if (taxMinor !== null && expectedMinor !== null && Math.abs(taxMinor - expectedMinor) > ROUNDING_MINOR)
    findings.push({ kind: 'tax-amount', expectedMinor, foundMinor: taxMinor });
  return findings;
}

function checkAmount({ quantity, unitPrice, amountMinor, currency }: LedgerLine): Finding[] {
  const [count, price] = [decimalOf(quantity), decimalOf(unitPrice)];
  if (!count || !price) return [];
  const expectedMinor = minorUnits(times(count, price), minorDigits(currency));
  // The sign of a credit stands in the quantity with some, in the price with others, in neither with many.
  if (expectedMinor === null || Math.abs(Math.abs(expectedMinor) - Math.abs(amountMinor)) <= ROUNDING_MINOR)
    return [];
  return [{ kind: 'line-amount', expectedMinor, foundMinor: amountMinor }];
}

/** Percent of an amount, exactly, rounded half away from zero; null where a rate is no plain decimal. */
function share(amountMinor: number, percent: number): number | null {
  const rate = decimalOf(percent);
  if (!rate) return null;
  const { unscaled, scale } = times({ unscaled: BigInt(amountMinor), scale: 0 }, rate);
  return minorUnits({ unscaled, scale: scale + 2 }, 0);
}

function decimalOf(number: number | null): ReturnType<typeof parseDecimal> {
  return number === null ? null : parseDecimal(String(number));
}
