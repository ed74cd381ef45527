import { faultText, type LedgerLine } from '../../../core/domain/ledger-line.ts';
import { parseColumnMap, type ColumnMap } from '../../../core/formats/history/column-map.ts';
import {
  readHistoryFile,
  type HistoryOptions,
  type HistoryReading,
} from '../../../core/formats/history/read-history.ts';

/** What comes of a history file with this text, `ledger.csv`. */
export function read(text: string, options: HistoryOptions = {}): HistoryReading {
  return readHistoryFile({ name: 'ledger.csv', bytes: new TextEncoder().encode(text) }, options);
}

/** The same where the file must be read; a refusal fails the test with its faults. */
export function readWell(text: string, options: HistoryOptions = {}): Extract<HistoryReading, { ok: true }> {
  const reading = read(text, options);
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading;
}

/** What the person is told when a file is refused; empty where it is read. */
export function refusal(text: string, options: HistoryOptions = {}): string[] {
  const reading = read(text, options);
  return reading.ok ? [] : reading.faults.map(faultText);
}

/** The only line of a history with one row. */
export function onlyLine(text: string, options: HistoryOptions = {}): LedgerLine {
  const { lines } = readWell(text, options).history;
  const [line] = lines;
  if (!line || lines.length > 1) throw new Error(`${lines.length} lines`);
  return line;
}

/** A column map as a person writes it. */
export function columnMap(value: unknown): ColumnMap {
  const reading = parseColumnMap(value, 'map.json');
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading.map;
}

/** A history of one column of cells under a header, the rest of each row in good order. */
export function columnHistory(
  header: string,
  cells: readonly string[],
  more: readonly string[] = [],
): string {
  const rest = {
    date: '2024-01-31',
    supplier_name: 'Staples BV',
    amount: '100.00',
    'coding.account': '4410',
  };
  const names = Object.keys(rest).filter((name) => name !== header);
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = cells.map((cell) =>
    [cell, ...names.map((name) => rest[name as keyof typeof rest]), ...more].map(quoted).join(';'),
  );
  return [[header, ...names, ...more.map((_, at) => `extra ${at}`)].join(';'), ...rows].join('\n');
}
