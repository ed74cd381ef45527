import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';
import { MAX_HEADER_FIELDS } from '../../engine/index.ts';
import type { Coder } from '../../engine/line.ts';
import type { Partitioner } from '../../engine/partitioner.ts';
import type { Gauges } from '../gauges.ts';
import { lineFitter, type LineColumns } from '../line-fitter.ts';
import type { Progress } from '../progress.ts';
import { decide } from './decide.ts';
import { documentEvidence, type DocumentEvidence } from './document-evidence.ts';
import { searchDocument, showsRounding, type DocumentSearch, type SearchLimits } from './document-search.ts';
import { Likelihood } from './likelihood.ts';
import { postedDocuments, type PostedDocument } from './posted-document.ts';
import { reconstructedDocument } from './reconstructed-document.ts';
import type { Reconstruction } from './reconstruction.ts';

/** Lines of invoices, not coded, and what the journal posted for their documents. */
export interface ReconstructionInput {
  readonly lines: readonly LedgerLine[];
  readonly headerFieldNames: readonly string[];
  readonly entries: readonly JournalEntry[];
  /** Names of the entries' `coding`. */
  readonly dimensions: readonly string[];
}

/** What a reconstruction works with, and within. */
export interface ReconstructionMeans {
  readonly partitioner: Partitioner;
  /** A coder that has learned nothing, with these columns. */
  readonly createCoder: (columns: LineColumns) => Coder;
  readonly gauges: Gauges;
  readonly limits: SearchLimits;
  /** Decisions with a smaller margin are not taken; 0: all are. */
  readonly leastMargin: number;
}

/** The search for the likeliest solution may visit this many times the nodes of the search for a second one. */
const LIKELIEST_NODES = 4;
/** A ledger rounds where this share of its documents is off by no more than the tolerance: more than slips. */
const ROUNDING_SHARE = 0.01;

/**
 * Divides the lines of each document over its entries: what the amounts say alone is settled first, then a likelihood
 * learned from that decides the rest. Every answer is added up again. The same input gives the same answer; only times
 * differ.
 */
export function* reconstruct(
  input: ReconstructionInput,
  means: ReconstructionMeans,
): Generator<Progress, Reconstruction, void> {
  const { partitioner, gauges, limits, leastMargin } = means;
  const startMs = gauges.nowMs();
  const { dimensions, headerFieldNames } = input;
  const columns = { dimensions, headerFieldNames: headerFieldNames.slice(0, MAX_HEADER_FIELDS) };
  const lines = input.lines.map(lineFitter({ dimensions: [], headerFieldNames }, columns));
  const searches = yield* searchAll(postedDocuments(lines, input.entries), means);
  const evidences = searches.flatMap(({ search }) => documentEvidence(search) ?? []);
  const known = evidences.filter(({ search }) => search.status === 'unique');
  const open = evidences.filter(({ search }) => search.status !== 'unique');
  const likelihood = new Likelihood(means.createCoder(columns));
  yield* inPhase('training', likelihood.learn(known), linesOf(known));
  const deciding = decide(partitioner, likelihood, open, LIKELIEST_NODES * limits.nodeLimit, gauges);
  const { byDocument, roundCount } = yield* inPhase('deciding', deciding, linesOf(open));
  const evidenceOf = new Map(evidences.map((evidence) => [evidence.search, evidence] as const));
  return {
    documents: searches.map(({ search, milliseconds }) => {
      const evidence = evidenceOf.get(search) ?? null;
      const decision = evidence && (byDocument.get(evidence) ?? null);
      return reconstructedDocument(search, evidence, decision, likelihood, milliseconds, leastMargin);
    }),
    loneLines: lines.filter(({ documentId }) => documentId === null),
    loneEntryCount: loneEntryCount(input),
    roundCount,
    seconds: (gauges.nowMs() - startMs) / 1000,
  };
}

interface TimedSearch {
  readonly search: DocumentSearch;
  readonly milliseconds: number;
}

/** Searches every document by its amounts alone. */
function* searchAll(
  documents: readonly PostedDocument[],
  { partitioner, gauges, limits }: ReconstructionMeans,
): Generator<Progress, TimedSearch[], void> {
  const roundedCount = documents.filter((document) => showsRounding(document, limits)).length;
  const isRounded = roundedCount > ROUNDING_SHARE * documents.length;
  const lineCount = documents.reduce((sum, { lines }) => sum + lines.length, 0);
  const searches: TimedSearch[] = [];
  let doneCount = 0;
  for (const document of documents) {
    const startMs = gauges.nowMs();
    const search = searchDocument(partitioner, document, limits, isRounded);
    searches.push({ search, milliseconds: gauges.nowMs() - startMs });
    doneCount += document.lines.length;
    yield { phase: 'searching', doneCount, lineCount };
  }
  return searches;
}

/** Tells the progress of steps that count lines. */
function* inPhase<Result>(
  phase: Progress['phase'],
  steps: Generator<number, Result, void>,
  lineCount: number,
): Generator<Progress, Result, void> {
  let step = steps.next();
  while (step.done !== true) {
    yield { phase, doneCount: step.value, lineCount };
    step = steps.next();
  }
  return step.value;
}

function linesOf(evidences: readonly DocumentEvidence[]): number {
  return evidences.reduce((sum, { lines }) => sum + lines.length, 0);
}

function loneEntryCount({ lines, entries }: ReconstructionInput): number {
  const documentIds = new Set(lines.map(({ documentId }) => documentId));
  return entries.filter(({ documentId }) => documentId === null || !documentIds.has(documentId)).length;
}
