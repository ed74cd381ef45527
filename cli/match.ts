import { DEFAULT_QUESTION } from '../core/domain/kpi-passport.ts';
import { csvRecord, textField } from '../core/formats/csv/write-csv.ts';
import { measureTables, type Measurement } from '../core/workflows/kpi-measure.ts';
import { matchedPairs, type MatchedPair } from '../core/workflows/match-pairs.ts';
import { readTableFiles, TABLE_FILE_OPTIONS, type ReadTables } from './coding-table-files.ts';
import { refused, type Command, type JsonObject } from './command.ts';
import { dimensionFault } from './dimension-fault.ts';
import { sixDecimals } from './figures.ts';
import { announced } from './follow.ts';
import { DIMENSION_OPTIONS, dimensionsAsked, METHOD_OPTION, methodOf } from './kpi-question-options.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';

/** Matches the lines of predicted and true coding tables, and no more. */
export const MATCH: Command = {
  name: 'match',
  summary: 'matches predicted with true coding lines, one row a pair',
  positionals: [],
  options: [
    ...TABLE_FILE_OPTIONS,
    ...DIMENSION_OPTIONS,
    METHOD_OPTION,
    {
      name: 'out',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'write the pairs to this .csv file (default: print them)',
    },
    FORCE_OPTION,
  ],
  description: [
    'Gives every predicted coding line of a document at most one true line, so that most segments are right and, among',
    'such matchings, fewest are missing. Prints CSV, a row a pair: where both lines stand in their files, and the right',
    '(TP), wrong (FP) and missing (FN) segments of the pair. A line without a partner has a row of its own.',
  ].join('\n'),
  example: 'kontera match --truth posted.csv --predicted vendor.csv --out pairs.csv',
  async run(given, host) {
    const out = given.text('out');
    const obstacle = out === null ? null : refusalToWrite(out, given, host);
    if (obstacle) return obstacle;
    const files = await readTableFiles(given, host);
    if (!files.ok) return files.refusal;
    const { truth, predicted } = files;
    const question = { ...DEFAULT_QUESTION, ...dimensionsAsked(given), matching: methodOf(given) };
    const fault = dimensionFault(truth.set, predicted.set, question);
    if (fault !== null) return refused(fault);
    const matcher = (await host.engine()).lineMatcher();
    const startMs = host.gauges.nowMs();
    const measure = () => measureTables(truth.set, predicted.set, null, question, matcher);
    const measured = await announced('matching lines', measure, host);
    const seconds = (host.gauges.nowMs() - startMs) / 1000;
    const rows = pairRows(measured, truth, predicted);
    const csv = [csvRecord(PAIR_COLUMNS), ...rows.map((row) => csvRecord(cellsOf(row)))].join('');
    const refusal = out === null ? null : await writeOutput(out, new TextEncoder().encode(csv), host);
    if (refusal) return refusal;
    const written = `${rows.length} pairs of ${measured.coded.documentCount} documents are in ${out ?? ''}.\n`;
    return {
      kind: 'done',
      text: out === null ? csv : written,
      json: { matching: matchingJson(measured, seconds), pairs: rows },
    };
  },
};

const PAIR_COLUMNS = ['document_id', 'company', 'predicted_row', 'true_row', 'tp', 'fp', 'fn'];

/** One pair for a machine; rows as a spreadsheet counts, null for no partner. */
interface PairRow extends JsonObject {
  readonly documentId: string;
  readonly company: string;
  readonly predictedRow: number | null;
  readonly trueRow: number | null;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

function pairRows(measured: Measurement, truth: ReadTables, predicted: ReadTables): PairRow[] {
  const rowsOfTruth = new Map(truth.set.tables.map((table, index) => [table, truth.rowNumbers[index]]));
  const rowsOfPredicted = new Map(
    predicted.set.tables.map((table, index) => [table, predicted.rowNumbers[index]]),
  );
  const rowOf = (side: MatchedPair['truth'], rows: typeof rowsOfTruth): number | null =>
    side && (rows.get(side.table)?.[side.line] ?? null);
  return Array.from(matchedPairs(measured), (pair) => ({
    documentId: pair.documentId,
    company: (pair.truth ?? pair.predicted)?.table.tenant ?? '',
    predictedRow: rowOf(pair.predicted, rowsOfPredicted),
    trueRow: rowOf(pair.truth, rowsOfTruth),
    tp: pair.tp,
    fp: pair.fp,
    fn: pair.fn,
  }));
}

function cellsOf({ documentId, company, predictedRow, trueRow, tp, fp, fn }: PairRow): string[] {
  const numbers = [predictedRow, trueRow, tp, fp, fn].map((value) => (value === null ? '' : `${value}`));
  return [textField(documentId), textField(company), ...numbers];
}

function matchingJson({ passport, findings }: Measurement, seconds: number): JsonObject {
  const { matching, documents, segments } = passport;
  return {
    method: matching.method,
    documents: documents.counted,
    ties: matching.ties,
    regimes: matching.regimes && { ...matching.regimes },
    leftOut: documents.leftOut.map((one) => ({ ...one })),
    segments: { ...segments },
    findings: findings.map((one) => ({ ...one, examples: [...one.examples] })),
    seconds: sixDecimals(seconds),
  };
}
