import { delimiterName } from '../csv/delimiter.ts';
import type { Delimiter } from '../csv/records.ts';
import type { EncodingName } from '../csv/text-encoding.ts';
import type { DecimalSign } from './number-shape.ts';

/** Values of an optional column that could not be read and were taken as empty. */
export interface UnreadValues {
  readonly column: string;
  readonly count: number;
  readonly firstRow: number;
  /** The first of them as a fault would name it. */
  readonly found: string;
}

/** How a file was read, for a person to check. */
export interface ReadingNotes {
  /** Null for a workbook. */
  readonly encoding: EncodingName | null;
  readonly delimiter: Delimiter | null;
  readonly headerRow: number;
  /** How dates that do not speak for themselves were read, each as the last day of 2023 would stand. */
  readonly dateForms: readonly string[];
  /** Of the amounts; null where none of them shows one. */
  readonly decimalSign: DecimalSign | null;
  /** Rows below the header, blank ones aside. */
  readonly rowCount: number;
  readonly badRowCount: number;
  /** Amounts with more decimals than their currency has, rounded half away from zero. */
  readonly roundedCount: number;
  /** Whether tax rates such as 0.21 were taken for 21 %. */
  readonly taxRatesAreShares: boolean;
  readonly unread: readonly UnreadValues[];
}

/** The notes in sentences, the ones that need attention last. */
export function noteSentences(notes: ReadingNotes): string[] {
  const sentences = [];
  if (notes.encoding !== null && notes.delimiter !== null) {
    sentences.push(`text is ${notes.encoding}, columns are separated by ${delimiterName(notes.delimiter)}`);
  }
  if (notes.headerRow > 1) sentences.push(`the header is in row ${notes.headerRow}`);
  if (notes.dateForms.length > 0) sentences.push(`dates are read as ${notes.dateForms.join(' and ')}`);
  if (notes.decimalSign !== null) sentences.push(`the decimal sign is "${notes.decimalSign}"`);
  if (notes.taxRatesAreShares) sentences.push('tax rates below 1 are read as shares: 0.21 is 21 %');
  if (notes.roundedCount > 0) {
    sentences.push(
      `${notes.roundedCount} amounts were rounded to the currency's decimals, half away from zero`,
    );
  }
  for (const { column, count, firstRow, found } of notes.unread) {
    sentences.push(
      `"${column}": ${count} values were not understood and left empty, the first is ${found} in row ${firstRow}`,
    );
  }
  if (notes.badRowCount > 0) sentences.push(`${notes.badRowCount} of ${notes.rowCount} rows were left out`);
  return sentences;
}
