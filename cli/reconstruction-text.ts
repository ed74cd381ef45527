import type { History } from '../core/domain/ledger-line.ts';
import type { AnswerColumn } from '../core/formats/history/write-history.ts';
import type { ReconstructedDocument, Reconstruction } from '../core/workflows/reconstruct/reconstruction.ts';
import { alignedColumns } from './aligned-columns.ts';
import type { JsonObject } from './command.ts';
import { counted, percent, sixDecimals } from './figures.ts';
import type { ReadHistory } from './history-file.ts';

/** Documents without an answer that a report lists. */
const LISTED_DOCUMENTS = 20;

/** What a document's lines are marked with in the file that is written. */
type ReportedStatus = 'unique' | 'resolved' | 'ambiguous' | 'infeasible' | 'split' | 'limit';

/** What was found, for a person. */
export function reconstructionLines(
  { documents, loneLines, loneEntryCount }: Reconstruction,
  { history: journal }: ReadHistory,
  outPath: string | null,
): string[] {
  const counts = statusCounts(documents);
  const count = (status: ReportedStatus): number => counts.get(status) ?? 0;
  const { total, matched, share } = lineShare(documents, loneLines.length);
  const rows = [
    ['unique', count('unique'), 'the amounts leave one way to divide the lines'],
    ['ambiguous, resolved', count('resolved'), 'several ways; the likeliest was taken'],
    ['ambiguous', count('ambiguous'), 'several ways, none sure enough: left blank'],
    ['infeasible', count('infeasible') + count('split'), 'the amounts do not fit the entries: left blank'],
    ['limit', count('limit'), 'the search ended before it could tell'],
  ] as const;
  return [
    `${counted(documents.length, 'document')}, ${journal.lines.length} ${journal.lines.length === 1 ? 'entry' : 'entries'}.`,
    '',
    ...alignedColumns(
      rows.map(([name, documentCount, meaning]) => [name, `${documentCount}`, meaning]),
      ['left', 'right', 'left'],
    ),
    '',
    `${matched} of ${counted(total, 'line')} coded, ${percent(share)}.`,
    ...(loneLines.length > 0 ? [`Lines without a document id: ${loneLines.length}.`] : []),
    ...(loneEntryCount > 0 ? [`Entries of documents without lines: ${loneEntryCount}.`] : []),
    ...undecidedLines(documents),
    ...(outPath === null ? [] : [`History: ${outPath}`]),
    '',
  ];
}

/** The same for a machine. */
export function reconstructionJson({
  documents,
  loneLines,
  loneEntryCount,
  ...rest
}: Reconstruction): JsonObject {
  const counts = statusCounts(documents);
  const count = (status: ReportedStatus): number => counts.get(status) ?? 0;
  const { total, matched, share } = lineShare(documents, loneLines.length);
  return {
    documents: {
      unique: count('unique'),
      ambiguousResolved: count('resolved'),
      ambiguous: count('ambiguous'),
      infeasible: count('infeasible') + count('split'),
      limit: count('limit'),
    },
    lines: { total, matched, share: sixDecimals(share) },
    seconds: rest.seconds,
    nodes: documents.reduce((sum, { nodeCount }) => sum + nodeCount, 0),
    splitDocuments: count('split'),
    deviationMinor: documents.reduce((sum, { deviationMinor }) => sum + deviationMinor, 0),
    linesWithoutDocument: loneLines.length,
    entriesWithoutLines: loneEntryCount,
    rounds: rest.roundCount,
    firstUndecided: undecided(documents)
      .slice(0, LISTED_DOCUMENTS)
      .map((document) => ({
        documentId: document.documentId,
        status: reportedStatus(document),
        reason: document.reason,
      })),
  };
}

/** The lines as a history, document by document, with what was found of each beside them. */
export function reconstructedHistory(
  { documents, loneLines }: Reconstruction,
  columns: Pick<History, 'file' | 'dimensions' | 'headerFieldNames'>,
): { readonly history: History; readonly answers: readonly AnswerColumn[] } {
  const texts = (of: (document: ReconstructedDocument) => string): string[] =>
    documents.flatMap((document) => document.lines.map(() => of(document)));
  const lines = [...documents.flatMap((document) => document.lines), ...loneLines];
  return {
    history: { ...columns, lines, faults: [] },
    answers: [
      { header: 'reconstruction.status', texts: texts(reportedStatus) },
      {
        header: 'reconstruction.margin',
        texts: texts(({ margin, isDecided }) => (isDecided && margin !== null ? margin.toFixed(3) : '')),
      },
    ],
  };
}

function reportedStatus({ status, isDecided, isSplit }: ReconstructedDocument): ReportedStatus {
  if (status === 'ambiguous') return isDecided ? 'resolved' : 'ambiguous';
  return isSplit ? 'split' : status;
}

function statusCounts(documents: readonly ReconstructedDocument[]): Map<ReportedStatus, number> {
  const counts = new Map<ReportedStatus, number>();
  for (const document of documents) {
    const status = reportedStatus(document);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

function lineShare(
  documents: readonly ReconstructedDocument[],
  loneLineCount: number,
): { readonly total: number; readonly matched: number; readonly share: number | null } {
  const lines = documents.flatMap((document) => document.lines);
  const total = lines.length + loneLineCount;
  const matched = lines.filter(({ coding }) => coding.some((value) => value !== null)).length;
  return { total, matched, share: total === 0 ? null : matched / total };
}

function undecided(documents: readonly ReconstructedDocument[]): ReconstructedDocument[] {
  return documents.filter(({ isDecided }) => !isDecided);
}

function undecidedLines(documents: readonly ReconstructedDocument[]): string[] {
  const open = undecided(documents);
  const moreCount = open.length - LISTED_DOCUMENTS;
  return [
    ...open
      .slice(0, LISTED_DOCUMENTS)
      .map(
        (document) =>
          `left blank: ${document.documentId}, ${reportedStatus(document)}: ${document.reason ?? ''}`,
      ),
    ...(moreCount > 0 ? [`left blank: ${moreCount} more`] : []),
  ];
}
