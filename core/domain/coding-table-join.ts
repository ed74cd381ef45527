import { MAX_SEGMENTS, type CodingTable, type CodingTableSet } from './coding-table.ts';

/** A document with its true and its predicted table; at least one of them is there. */
export interface JoinedDocument {
  readonly documentId: string;
  readonly truth: CodingTable | null;
  readonly predicted: CodingTable | null;
}

/** What was found wrong, or one-sided, when two sets of tables were put side by side. */
export interface JoinFinding {
  readonly kind:
    | 'duplicateDocument'
    | 'confidenceOutOfRange'
    | 'documentOnlyTrue'
    | 'documentOnlyPredicted'
    | 'dimensionOnlyTrue'
    | 'dimensionOnlyPredicted';
  /** How many documents, confidences or dimensions. */
  readonly count: number;
  /** The first few of them, by id or name. */
  readonly examples: readonly string[];
  /** What was done about it, for a person. */
  readonly treatment: string;
}

/** Two sets of coding tables side by side. */
export interface JoinedTables {
  /** All dimensions of either side: the true ones in their order, then those only predicted. */
  readonly dimensions: readonly string[];
  readonly trueDimensions: readonly string[];
  readonly predictedDimensions: readonly string[];
  /** In the order of the true set; documents only predicted come last. */
  readonly documents: readonly JoinedDocument[];
  /** Documents left out because their id stands twice on one side. */
  readonly duplicateCount: number;
  readonly findings: readonly JoinFinding[];
}

const EXAMPLE_COUNT = 5;

/**
 * Joins true and predicted tables by document id (and by tenant, where both sides name tenants). A document on one side
 * only is kept with an empty table on the other. An id that stands twice on one side names no single document: all its
 * tables are left out and counted. RangeError where both sides together have more than 15 dimensions.
 */
export function joinCodingTables(truth: CodingTableSet, predicted: CodingTableSet): JoinedTables {
  const dimensions = [...new Set([...truth.dimensions, ...predicted.dimensions])];
  if (dimensions.length > MAX_SEGMENTS)
    throw new RangeError(
      `coding tables have at most ${MAX_SEGMENTS} dimensions, these have ${dimensions.length}`,
    );
  const byTenant = [truth, predicted].every((set) => set.tables.some((table) => table.tenant !== ''));
  const key = (table: CodingTable): string =>
    byTenant ? `${table.tenant}\u001f${table.documentId}` : table.documentId;
  const trueTables = byKey(truth.tables, key);
  const predictedTables = byKey(predicted.tables, key);
  const duplicates = new Set([...trueTables.duplicates, ...predictedTables.duplicates]);
  const documents: JoinedDocument[] = [];
  for (const [id, table] of trueTables.first)
    if (!duplicates.has(id)) {
      const prediction = predictedTables.first.get(id) ?? null;
      documents.push({ documentId: table.documentId, truth: table, predicted: prediction });
    }
  for (const [id, table] of predictedTables.first)
    if (!duplicates.has(id) && !trueTables.first.has(id))
      documents.push({ documentId: table.documentId, truth: null, predicted: table });
  return {
    dimensions,
    trueDimensions: truth.dimensions,
    predictedDimensions: predicted.dimensions,
    documents,
    duplicateCount: duplicates.size,
    findings: findings(truth, predicted, documents, [...duplicates]),
  };
}

function byKey(
  tables: readonly CodingTable[],
  key: (table: CodingTable) => string,
): { first: Map<string, CodingTable>; duplicates: string[] } {
  const first = new Map<string, CodingTable>();
  const duplicates: string[] = [];
  for (const table of tables) {
    const id = key(table);
    if (first.has(id)) duplicates.push(id);
    else first.set(id, table);
  }
  return { first, duplicates };
}

function findings(
  truth: CodingTableSet,
  predicted: CodingTableSet,
  documents: readonly JoinedDocument[],
  duplicates: readonly string[],
): JoinFinding[] {
  const ids = (some: readonly JoinedDocument[]): string[] => some.map((document) => document.documentId);
  const missing = (from: CodingTableSet, of: CodingTableSet): string[] =>
    of.dimensions.filter((dimension) => !from.dimensions.includes(dimension));
  return [
    finding('duplicateDocument', duplicates, 'left out: the id stands more than once on one side'),
    finding('confidenceOutOfRange', strayConfidences(predicted), 'taken as not known: not a number in 0..1'),
    finding(
      'documentOnlyTrue',
      ids(documents.filter((d) => !d.predicted)),
      'counted with an empty prediction',
    ),
    finding(
      'documentOnlyPredicted',
      ids(documents.filter((d) => !d.truth)),
      'counted with an empty true table',
    ),
    finding('dimensionOnlyTrue', missing(predicted, truth), 'counted as predicted empty'),
    finding('dimensionOnlyPredicted', missing(truth, predicted), 'counted as truly empty'),
  ].filter((found) => found.count > 0);
}

function finding(kind: JoinFinding['kind'], all: readonly string[], treatment: string): JoinFinding {
  return { kind, count: all.length, examples: all.slice(0, EXAMPLE_COUNT), treatment };
}

/** True for a confidence that can be used: a number in 0..1. */
export function isConfidence(confidence: number): boolean {
  return confidence >= 0 && confidence <= 1;
}

function strayConfidences(predicted: CodingTableSet): string[] {
  const stray: string[] = [];
  for (const table of predicted.tables)
    for (const [index, line] of table.lines.entries())
      line.confidences?.forEach((confidence, lane) => {
        if (confidence !== null && !isConfidence(confidence))
          stray.push(
            `${table.documentId}, line ${index + 1}, ${predicted.dimensions[lane] ?? '?'}: ${confidence}`,
          );
      });
  return stray;
}
