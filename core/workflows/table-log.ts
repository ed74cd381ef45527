import type { CodingTable, CodingTableLine, CodingTableSet } from '../domain/coding-table.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import { LEFT_BLANK } from './coded-blanks.ts';
import type { ProposalSink } from './learner.ts';

/** Coding tables of a back-test: what was predicted for its documents, and how they were coded in the end. */
export interface PredictedTables {
  readonly truth: CodingTableSet;
  readonly predicted: CodingTableSet;
}

/** Predictions kept as coding tables. */
export interface TableLog {
  /** Takes the proposals of a line one after the other, in the order of the dimensions. */
  readonly sink: ProposalSink;
  /** The tables of all lines so far. */
  tables(): PredictedTables;
}

/**
 * An empty log. Lines that are not coded at all are left out. A confidence stands with an empty segment too: how sure it
 * was to leave the cell blank, 0 where nothing could be proposed.
 */
export function tableLog(dimensions: readonly string[]): TableLog {
  const lines: LedgerLine[] = [];
  // A ledger has hundreds of thousands of lines: what was proposed for them stands in two lists, line after line.
  const segments: (string | null)[] = [];
  const confidences: number[] = [];
  const width = dimensions.length;
  return {
    sink(line, dimension, { predicted, confidence }) {
      if (!line.coding.some((value) => value !== null && value !== LEFT_BLANK)) return;
      if (dimension === 0) lines.push(line);
      segments.push(predicted === LEFT_BLANK ? null : predicted);
      confidences.push(confidence);
    },
    tables: () => ({
      truth: codedTables(dimensions, lines),
      predicted: tablesOf(dimensions, lines, (_, index) => ({
        segments: segments.slice(index * width, (index + 1) * width),
        confidences: confidences.slice(index * width, (index + 1) * width),
      })),
    }),
  };
}

/** How lines were coded, as coding tables: lines of one id and day belong together, a line without an id is alone. */
export function codedTables(dimensions: readonly string[], lines: readonly LedgerLine[]): CodingTableSet {
  return tablesOf(dimensions, lines, ({ coding }) => ({ segments: withoutMarks(coding), confidences: null }));
}

function tablesOf(
  dimensions: readonly string[],
  lines: readonly LedgerLine[],
  codingLine: (line: LedgerLine, index: number) => CodingTableLine,
): CodingTableSet {
  const tables: OpenTable[] = [];
  const byId = new Map<string, OpenTable>();
  for (const [index, line] of lines.entries()) {
    const key = line.documentId === null ? null : `${line.company}\u001f${line.documentId}\u001f${line.date}`;
    const table = key === null ? undefined : byId.get(key);
    if (table) {
      table.lines.push(codingLine(line, index));
      continue;
    }
    const begun = openTable(line, codingLine(line, index));
    tables.push(begun);
    if (key !== null) byId.set(key, begun);
  }
  return { dimensions, tables };
}

type OpenTable = CodingTable & { readonly lines: CodingTableLine[] };

function openTable(line: LedgerLine, first: CodingTableLine): OpenTable {
  const { documentId, rowNumber, date } = line;
  return {
    documentId: documentId === null ? `row ${rowNumber}` : `${documentId} of ${date}`,
    tenant: line.company,
    date,
    supplier: line.supplierName || line.supplierId || line.supplierTaxId,
    // Not an empty list to push to: most tables have one line, and that list would have room for seventeen.
    lines: [first],
  };
}

function withoutMarks(coding: LedgerLine['coding']): LedgerLine['coding'] {
  return coding.includes(LEFT_BLANK) ? coding.map((value) => (value === LEFT_BLANK ? null : value)) : coding;
}
