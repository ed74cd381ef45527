import { faultText } from '../core/domain/ledger-line.ts';
import type { Masters } from '../core/domain/masters.ts';
import type { Journal } from '../core/formats/journal/journal.ts';
import { readJournal } from '../core/formats/journal/read-journal.ts';
import { writeCodedJournal } from '../core/formats/journal/write-journal.ts';
import type { InputFile } from '../core/formats/input-file.ts';
import { LEFT_BLANK } from '../core/workflows/coded-blanks.ts';
import { codeJournal, type CodedCell } from '../core/workflows/code-journal.ts';
import type { Arguments } from './arguments.ts';
import { coderMisuse, CODER_OPTIONS, readyCoder } from './coder-source-options.ts';
import { CHART_OPTION, keptTo, readChart } from './chart-option.ts';
import { codedJournalJson, journalLines, laneLines } from './coded-journal-text.ts';
import { readColumnMap } from './column-map-file.ts';
import { refused, type Command, type CommandResult } from './command.ts';
import { announced, follow } from './follow.ts';
import { READING_OPTIONS } from './history-file.ts';
import type { Host } from './host.ts';
import { LANE_OPTIONS, laneLimits } from './lane-options.ts';
import { withNames } from './named-reason.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';

/** Fills the blank coding cells of a journal. */
export const CODE: Command = {
  name: 'code',
  summary: 'fills the blank coding cells of a journal workbook',
  positionals: ['JOURNAL'],
  options: [
    ...CODER_OPTIONS,
    {
      name: 'out',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'the file to write (default: JOURNAL.coded.xlsx beside the journal)',
    },
    FORCE_OPTION,
    CHART_OPTION,
    ...LANE_OPTIONS,
    {
      name: 'sheet',
      value: { kind: 'text', placeholder: 'NAME' },
      help: 'the sheet to code (default: the first that looks like a journal)',
    },
    ...READING_OPTIONS,
    {
      name: 'history-map',
      value: { kind: 'text', placeholder: 'MAP.json' },
      help: 'the same as --map, for the columns of the history',
    },
  ],
  description: [
    'Learns a history, or opens a model, and writes a copy of the journal with its blank coding cells filled where',
    'Kontera is sure enough, tinted by how sure, with the confidence and the reason beside them. Filled cells, formulas,',
    'formats and other sheets stay as they are. JOURNAL is a .xlsx, .xlsm or .csv file.',
  ].join('\n'),
  example: 'kontera code april.xlsx --history ledger-2024.csv',
  async run(given, host) {
    const limits = laneLimits(given);
    const misuse = coderMisuse(given) ?? (typeof limits === 'string' ? limits : null);
    if (misuse !== null || typeof limits === 'string') return { kind: 'misused', sentence: misuse ?? '' };
    const path = given.positionals[0] ?? '';
    const outPath = given.text('out') ?? codedPath(path);
    const obstacle = otherKind(path, outPath) ?? refusalToWrite(outPath, given, host);
    if (obstacle) return obstacle;
    const chart = readChart(given, host);
    if (!chart.ok) return chart.refusal;
    const opened = await openJournal(path, given, host);
    if (!opened.ok) return opened.refusal;
    const { file, journal } = opened;
    const ready = await readyCoder(given, host);
    if (!ready.ok) return ready.result;

    const uncoded = { ...journal, dimensions: journal.dimensions.map(({ name }) => name) };
    const coded = await follow(codeJournal(uncoded, keptTo(chart.masters, ready.coder), limits), host);
    const cells = coded.cells.map((cell) => writtenCell(cell, chart.masters));
    const writing = writeCodedJournal(file, journal, cells, { as: formOf(outPath) });
    if (!writing.ok) return refused(...writing.faults.map(faultText));
    const failure = await writeOutput(outPath, writing.bytes, host);
    if (failure) return failure;
    const told = [...journalLines(journal), ...ready.lines, ...laneLines(journal, coded)];
    return {
      kind: 'done',
      text: [...told, `Coded journal: ${outPath}`, ''].join('\n'),
      json: { ...codedJournalJson(journal, coded), ...ready.json, output: outPath },
    };
  },
};

type OpenedJournal =
  | { readonly ok: true; readonly file: InputFile; readonly journal: Journal }
  | { readonly ok: false; readonly refusal: CommandResult };

async function openJournal(path: string, given: Arguments, host: Host): Promise<OpenedJournal> {
  const map = readColumnMap(given.text('map'), host);
  if (!map.ok) return map;
  const reading = host.files.read(path);
  if (!reading.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${reading.found}`) };
  const file = { name: path, bytes: reading.bytes };
  const options = { map: map.map, sheet: given.text('sheet') ?? undefined };
  const opening = await announced(`reading ${path}`, () => readJournal(file, options), host);
  if (opening.ok) return { ok: true, file, journal: opening.journal };
  return { ok: false, refusal: refused(...opening.faults.map(faultText)) };
}

/** `april.xlsx` becomes `april.coded.xlsx`, `april.csv.gz` becomes `april.coded.csv`. */
function codedPath(path: string): string {
  const [, base = path, ending = '.xlsx'] = /^(.*?)(\.[a-z]+)?(?:\.gz)?$/i.exec(path) ?? [];
  return `${base}.coded${ending}`;
}

/** A workbook's ending says whether it has macros; Excel refuses one that says it wrongly. */
function otherKind(path: string, outPath: string): CommandResult | null {
  const ending = /\.(xlsx|xlsm)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === undefined || outPath.toLowerCase().endsWith(`.${ending}`)) return null;
  return refused(`cannot write ${outPath}: expected a name that ends in .${ending}, as ${path} does`);
}

function formOf(path: string): 'xlsx' | 'csv' | undefined {
  if (/\.xlsx$/i.test(path)) return 'xlsx';
  return /\.csv$/i.test(path) ? 'csv' : undefined;
}

/** A cell that is to stay blank is written as a blank one, with its reason; reasons have the masters' names. */
function writtenCell(cell: CodedCell, masters: Masters | null): CodedCell {
  const named = withNames(cell, masters);
  return named.value === LEFT_BLANK ? { ...named, value: null } : named;
}
