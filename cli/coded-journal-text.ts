import type { Lane } from '../core/domain/lane.ts';
import { faultText } from '../core/domain/ledger-line.ts';
import type { Journal } from '../core/formats/journal/journal.ts';
import { LEFT_BLANK } from '../core/workflows/coded-blanks.ts';
import type { CodedJournal } from '../core/workflows/code-journal.ts';
import { alignedColumns } from './aligned-columns.ts';
import type { JsonObject } from './command.ts';
import { counted } from './figures.ts';
import { LISTED_ROWS } from './history-file.ts';
import { columnLines } from './reading-text.ts';

const LANES: readonly { readonly lane: Lane; readonly words: string }[] = [
  { lane: 'auto', words: 'ready' },
  { lane: 'review', words: 'to review' },
  { lane: 'manual', words: 'left to you' },
];

/** What was read of a journal, for a person to check. */
export function journalLines(journal: Journal): string[] {
  const { file, sheet, lines, faults, mapping } = journal;
  const listed = faults.slice(0, LISTED_ROWS);
  const moreCount = faults.length - listed.length;
  return [
    `${file}${sheet === null ? '' : `, sheet "${sheet}"`}: ${counted(lines.length, 'line')} to code`,
    ...columnLines(mapping).map((line) => `  ${line}`),
    ...listed.map((fault) => `  left as it is: ${faultText(fault)}`),
    ...(moreCount > 0 ? [`  left as they are: ${moreCount} more`] : []),
    '',
  ];
}

/** Cells by dimension and lane. */
export function laneLines(journal: Journal, coded: CodedJournal): string[] {
  const names = journal.dimensions.map(({ name }) => name);
  const table = LANES.map(({ lane, words }) => [
    words,
    ...countsOf(names, coded, (cell) => cell.lane === lane),
  ]);
  const blank = countsOf(names, coded, ({ value }) => value === LEFT_BLANK);
  const open = countsOf(names, coded, () => true);
  const kept = open.map((count) => `${journal.lines.length - Number(count)}`);
  const rows = [
    ['cells', ...names],
    ...table,
    ...(coded.leftBlankCount > 0 ? [['  ready or to review as blank', ...blank]] : []),
    ['kept as they were', ...kept],
  ];
  return [
    ...alignedColumns(rows, ['left', ...names.map(() => 'right' as const)]),
    ...coded.unknownDimensions.map((name) => `There was no ${name} to learn from; its cells stay blank.`),
    '',
  ];
}

/** The same for a machine. */
export function codedJournalJson(journal: Journal, coded: CodedJournal): JsonObject {
  const dimensions = journal.dimensions.map(({ name }): [string, JsonObject] => {
    const cells = coded.cells.filter(({ dimension }) => dimension === name);
    return [name, laneCounts(cells)];
  });
  return {
    journal: {
      file: journal.file,
      sheet: journal.sheet,
      lines: journal.lines.length,
      leftAsTheyAre: journal.faults.length,
      firstLeftAsTheyAre: journal.faults.slice(0, LISTED_ROWS).map(faultText),
    },
    cells: { ...coded.cellCountByLane, leftBlank: coded.leftBlankCount, kept: coded.keptCount },
    dimensions: Object.fromEntries(dimensions),
    unknownDimensions: coded.unknownDimensions,
  };
}

function laneCounts(cells: CodedJournal['cells']): JsonObject {
  const counts = LANES.map(({ lane }): [string, number] => [
    lane,
    cells.filter((cell) => cell.lane === lane).length,
  ]);
  return Object.fromEntries(counts);
}

function countsOf(
  names: readonly string[],
  { cells }: CodedJournal,
  isCounted: (cell: CodedJournal['cells'][number]) => boolean,
): string[] {
  return names.map((name) => `${cells.filter((cell) => cell.dimension === name && isCounted(cell)).length}`);
}
