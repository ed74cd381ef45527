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
import { postedDocuments } from './posted-document.ts';
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
  const { partitioner, gauges, limits } = means;
  const startMs = gauges.nowMs();
  const columns = {
    dimensions: input.dimensions,
    headerFieldNames: input.headerFieldNames.slice(0, MAX_HEADER_FIELDS),
  };
  const fit = lineFitter({ dimensions: [], headerFieldNames: input.headerFieldNames }, columns);
  const lines = input.lines.map(fit);
  const documents = postedDocuments(lines, input.entries);
  const lineCount = documents.reduce((sum, { lines }) => sum + lines.length, 0);
  const isRounded =
    documents.filter((document) => showsRounding(document, limits)).length >
    ROUNDING_SHARE * documents.length;
  const searches = new Map<DocumentSearch, number>();
  let doneCount = 0;
  for (const document of documents) {
    const searchStartMs = gauges.nowMs();
    searches.set(searchDocument(partitioner, document, limits, isRounded), gauges.nowMs() - searchStartMs);
    doneCount += document.lines.length;
    yield { phase: 'searching', doneCount, lineCount };
  }
  const evidences = [...searches.keys()].flatMap((search) => documentEvidence(search) ?? []);
  const known = evidences.filter(({ search }) => search.status === 'unique');
  const open = evidences.filter(({ search }) => search.status !== 'unique');
  const likelihood = new Likelihood(means.createCoder(columns));
  for (const count of likelihood.learn(known))
    yield { phase: 'training', doneCount: count, lineCount: linesOf(known) };
  const decisions = yield* inPhase(
    decide(partitioner, likelihood, open, LIKELIEST_NODES * limits.nodeLimit, gauges),
    linesOf(open),
  );
  const evidenceOf = new Map(evidences.map((evidence) => [evidence.search, evidence] as const));
  return {
    documents: [...searches].map(([search, milliseconds]) => {
      const evidence = evidenceOf.get(search) ?? null;
      const decision = evidence && (decisions.byDocument.get(evidence) ?? null);
      return reconstructedDocument(search, evidence, decision, likelihood, milliseconds, means.leastMargin);
    }),
    loneLines: lines.filter(({ documentId }) => documentId === null),
    loneEntryCount: loneEntryCount(input),
    roundCount: decisions.roundCount,
    seconds: (gauges.nowMs() - startMs) / 1000,
  };
}

function* inPhase<Result>(
  steps: Generator<number, Result, void>,
  lineCount: number,
): Generator<Progress, Result, void> {
  let step = steps.next();
  while (step.done !== true) {
    yield { phase: 'deciding', doneCount: step.value, lineCount };
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
