import { faultText } from '../core/domain/ledger-line.ts';
import { noteSentences } from '../core/formats/history/reading-notes.ts';
import type { ColumnMapping } from '../core/formats/history/recognize-columns.ts';
import type { Learnable } from '../core/workflows/learnable.ts';
import { alignedColumns } from './aligned-columns.ts';
import type { JsonObject } from './command.ts';
import { counted } from './figures.ts';
import { LISTED_ROWS, type ReadHistory } from './history-file.ts';

/** What was read of a history file, for a person to check: lines, columns, and rows that were left out. */
export function readingLines({ history, mapping, notes }: ReadHistory): string[] {
  const listed = history.faults.slice(0, LISTED_ROWS);
  const moreCount = notes.badRowCount - listed.length;
  return [
    `${history.file}: ${counted(history.lines.length, 'line')}`,
    ...columnLines(mapping).map((line) => `  ${line}`),
    ...noteSentences(notes).map((sentence) => `  ${sentence}`),
    ...listed.map((fault) => `  left out: ${faultText(fault)}`),
    ...(moreCount > 0 ? [`  left out: ${moreCount} more`] : []),
    '',
  ];
}

/** What of it is not learned, where that is anything. */
export function leftOutLines({ leftOutFieldNames }: Learnable): string[] {
  if (leftOutFieldNames.length === 0) return [];
  return [`The model takes no more header fields; it goes without ${leftOutFieldNames.join(', ')}.`, ''];
}

/** What was read, for a machine. */
export function readingJson({ history, notes }: ReadHistory): JsonObject {
  return {
    file: history.file,
    lines: history.lines.length,
    badRows: notes.badRowCount,
    firstBadRows: history.faults.slice(0, LISTED_ROWS).map(faultText),
  };
}

/**
 * Header texts beside what they were recognised as; one line where every column has its standard name, or is one of
 * `ownNames`, which a command reads beside the standard ones.
 */
export function columnLines(mapping: ColumnMapping, ownNames: readonly string[] = []): string[] {
  const meanings = mapping.header.map((name, column) => ({
    name,
    meaning: ownNames.includes(name) ? name : meaningOf(mapping, column),
  }));
  const named = meanings.filter(({ name }) => name !== '');
  if (named.every(({ name, meaning }) => name === meaning))
    return [`columns: ${named.map(({ name }) => name).join(', ')}`];
  return alignedColumns(
    named.map(({ name, meaning }) => [`"${name}"`, meaning]),
    ['left', 'left'],
  );
}

function meaningOf({ fields, dimensions, headerFields, ignored }: ColumnMapping, column: number): string {
  const field = Object.entries(fields).find(([, at]) => at === column);
  if (field) return field[0];
  const dimension = dimensions.find((one) => one.column === column);
  if (dimension) return `coding.${dimension.name}`;
  if (headerFields.some((one) => one.column === column)) return 'known before coding';
  const reason = ignored.find((one) => one.column === column)?.name ?? '';
  return `not read${reason === '' ? '' : `: ${reason}`}`;
}
