import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import { minorDigits } from '../../core/domain/currency.ts';
import { minorUnits, parseDecimal, type Decimal } from '../../core/domain/decimal.ts';
import type { Fault } from '../../core/domain/ledger-line.ts';
import type { SourceLine } from './source-document.ts';

/** A line as a source gives it, before its amount is turned into minor units. */
export interface LineParts extends Omit<HistoryDraft, 'amountMinor' | 'direction'> {
  readonly key: string;
  readonly amount: Decimal;
}

/** A line of a supplier's invoice, or what is wrong with it. `where` names the record for a person. */
export function sourceLine({ key, amount, ...parts }: LineParts, where: string): SourceLine | Fault {
  const amountMinor = minorUnits(amount, minorDigits(parts.currency));
  if (amountMinor === null) return recordFault(where, 'an amount below 90 million million', 'a larger one');
  return { key, line: { ...parts, direction: 'received', amountMinor } };
}

/** Whether it is a line and no fault. */
export function isSourceLine(one: SourceLine | Fault): one is SourceLine {
  return 'line' in one;
}

/** A fault of one record of a source; `where` stands for the file: `Tryton, invoice 17`. */
export function recordFault(where: string, expected: string, found: string): Fault {
  return { file: where, sheet: null, row: null, column: null, expected, found };
}

/** The decimal of a JSON number, with the decimals that it is written with; null where it has too many digits. */
export function decimalOf(number: number): Decimal | null {
  return parseDecimal(String(number));
}

/** The members that are not empty. */
export function filled(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).filter(([, text]) => text !== ''));
}
