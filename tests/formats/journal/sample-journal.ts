import { strToU8 } from 'fflate';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { InputFile } from '../../../core/formats/input-file.ts';
import type { Journal } from '../../../core/formats/journal/journal.ts';
import { readJournal, type JournalOptions } from '../../../core/formats/journal/read-journal.ts';
import type { SuggestedCell } from '../../../core/formats/journal/suggested-cell.ts';
import {
  writeCodedJournal,
  type JournalWritingOptions,
} from '../../../core/formats/journal/write-journal.ts';
import type { Cell } from '../../../core/formats/table.ts';
import { readWorkbook } from '../../../core/formats/xlsx/read-workbook.ts';
import type { SheetToWrite } from '../../../core/formats/xlsx/write-sheet.ts';
import { writeWorkbook } from '../../../core/formats/xlsx/write-workbook.ts';

/** A journal of three lines, two of them to be coded, with titles above and a row that is no line. */
export const APRIL: SheetToWrite = {
  name: 'April',
  titles: [['Northwind Ltd'], ['Journal of April 2026']],
  columns: [
    { header: 'Date', widthCharacters: 11, format: 'date' },
    { header: 'Supplier', widthCharacters: 20, format: 'text' },
    { header: 'Text', widthCharacters: 20, format: 'text' },
    { header: 'Amount', widthCharacters: 11, format: 'amount' },
    { header: 'Account', widthCharacters: 10, format: 'text' },
    { header: 'Cost centre', widthCharacters: 10, format: 'text' },
    { header: 'Buyer', widthCharacters: 10, format: 'text' },
  ],
  rows: [
    [{ kind: 'date', date: '2026-04-01' }, 'Staples BV', 'toner', 184.5, null, null, 'ann'],
    [{ kind: 'date', date: '2026-04-02' }, 'Shell', 'diesel', -60, '0420', null, 'bob'],
    [{ kind: 'date', date: '2026-04-03' }, 'Eneco', 'power', 'n/a', null, null, 'cem'],
    [{ kind: 'date', date: '2026-04-04' }, '=cmd', '@home', 12, null, '120', ''],
  ],
};

export const APRIL_CSV =
  'Date;Supplier;Text;Amount;Account;Cost centre\r\n' +
  '01.04.2026;"Staples; BV";toner;"1.184,50";;\r\n' +
  '15.04.2026;Shell;"say ""diesel""";-60,00;0420;\r\n' +
  '\r\n' +
  '16.04.2026;Eneco;power;n/a;;\r\n' +
  "17.04.2026;'=cmd;x;12,00;;120\r\n";

export function workbookFile(...sheets: readonly SheetToWrite[]): InputFile {
  return { name: 'april.xlsx', bytes: writeWorkbook(sheets) };
}

export function csvFile(text: string): InputFile {
  return { name: 'april.csv', bytes: strToU8(text) };
}

export function journalIn(file: InputFile, options: JournalOptions = {}): Journal {
  const reading = readJournal(file, options);
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading.journal;
}

export function refusals(file: InputFile, options: JournalOptions = {}): string[] {
  const reading = readJournal(file, options);
  return reading.ok ? [] : reading.faults.map(faultText);
}

/** A suggestion with something for everything that a test does not look at. */
export function suggestion(
  line: number,
  dimension: string,
  more: Partial<SuggestedCell> = {},
): SuggestedCell {
  return {
    line,
    dimension,
    value: '4410',
    lane: 'auto',
    confidence: 0.97,
    reason: 'supplier: 38 of 41',
    ...more,
  };
}

export function coded(
  file: InputFile,
  suggested: readonly SuggestedCell[],
  options: JournalWritingOptions = {},
): InputFile {
  const writing = writeCodedJournal(file, journalIn(file), suggested, options);
  if (!writing.ok) throw new Error(writing.faults.map(faultText).join('\n'));
  return writing;
}

/** Cells of every row of a sheet by row number. */
export function cellsIn(file: InputFile, name = 'April'): Map<number, readonly Cell[]> {
  const reading = readWorkbook(file);
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  const rows = reading.sheets.find(({ sheet }) => sheet === name)?.rows ?? [];
  return new Map(rows.map(({ rowNumber, cells }) => [rowNumber, cells]));
}
