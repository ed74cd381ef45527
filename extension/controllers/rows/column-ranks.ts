import { minorDigits } from '../../../core/domain/currency.ts';
import { DateColumn } from '../../../core/formats/history/date-column.ts';
import { floatOf, numberOfCell } from '../../../core/formats/history/number-cell.ts';
import { NumberColumn } from '../../../core/formats/history/number-column.ts';
import { texts } from '../../texts/texts.ts';
import type { JournalColumn, JournalRow } from '../../worker/messages.ts';
import { rememberedLast } from '../remembered.ts';
import type { WorkbenchState } from '../workbench-state.ts';
import { shownTextAt } from './shown-text.ts';

/** The rank of a blank: behind everything, whichever way is sorted. */
export const BLANK_RANK = -1;

/** By row, the rank of what a column shows, from 0; days and figures by their size, texts as a reader sorts them. */
export const columnRanks = rememberedLast(
  ({ rows, journal, session }: WorkbenchState, column: number) => [
    rows,
    // What stands in the file does not change; codes do.
    journal?.columns[column]?.dimension === null ? null : session,
    column,
  ],
  ranksOf,
);

function ranksOf(state: WorkbenchState, column: number): Int32Array {
  const shown = state.journal?.columns[column];
  const firstRows = new Map<string, number>();
  const rowTexts = state.rows.map((_, row) => {
    const text = shownTextAt(state, row, column);
    if (!firstRows.has(text)) firstRows.set(text, row);
    return text;
  });
  firstRows.delete('');
  const size = shown ? sizes(shown, firstRows, state.rows) : () => null;
  // Figures and days before texts, as in a spreadsheet.
  const sized = [...firstRows.keys()].map((text) => ({ text, size: size(text) ?? Infinity }));
  const collator = new Intl.Collator(texts.locale, { numeric: true });
  sized.sort((a, b) => (a.size === b.size ? collator.compare(a.text, b.text) : a.size - b.size));
  const ranks = new Map(sized.map(({ text }, rank) => [text, rank]));
  return Int32Array.from(rowTexts, (text) => ranks.get(text) ?? BLANK_RANK);
}

/** How large a shown text is; null for a text that is neither figure nor day. `firstRows`: a row of each text. */
function sizes(
  { meaning, isNumeric, dimension }: JournalColumn,
  firstRows: ReadonlyMap<string, number>,
  rows: readonly JournalRow[],
): (text: string) => number | null {
  const rowOf = (text: string): JournalRow | undefined => rows[firstRows.get(text) ?? -1];
  if (dimension !== null) return () => null;
  if (meaning === 'date') return (text) => daySize(rowOf(text)?.date ?? null);
  if (meaning === 'amount') return (text) => amountSize(rowOf(text));
  return isNumeric ? numberSizes([...firstRows.keys()]) : dateSizes([...firstRows.keys()]);
}

function daySize(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

function amountSize(row: JournalRow | undefined): number | null {
  if (row?.amountMinor === undefined || row.amountMinor === null) return null;
  return row.amountMinor / 10 ** minorDigits(row.currency);
}

function numberSizes(shown: readonly string[]): (text: string) => number | null {
  const column = new NumberColumn(null);
  // Read twice: what one text leaves open, another proves.
  for (const text of shown) column.read(text, null);
  return (text) => {
    const read = numberOfCell(text, column, null);
    return 'expected' in read ? null : floatOf(read);
  };
}

/** Days where the whole column holds nothing else; a column of texts has no sizes. */
function dateSizes(shown: readonly string[]): (text: string) => number | null {
  const column = new DateColumn(null);
  for (const text of shown) if (dayOf(column, text) === null && !column.isOpen) return () => null;
  column.settle();
  const days = new Map(shown.map((text) => [text, dayOf(column, text)]));
  return [...days.values()].includes(null) ? () => null : (text) => daySize(days.get(text) ?? null);
}

function dayOf(column: DateColumn, text: string): string | null {
  const read = column.read(text);
  return typeof read === 'string' ? read : null;
}
