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

interface LoggedLine {
  readonly line: LedgerLine;
  readonly segments: (string | null)[];
  readonly confidences: number[];
}

/**
 * An empty log. Lines that are not coded at all are left out. A confidence stands with an empty segment too: how sure it
 * was to leave the cell blank, 0 where nothing could be proposed.
 */
export function tableLog(dimensions: readonly string[]): TableLog {
  const logged: LoggedLine[] = [];
  return {
    sink(line, dimension, { predicted, confidence }) {
      if (!line.coding.some((value) => value !== null && value !== LEFT_BLANK)) return;
      if (dimension === 0) logged.push({ line, segments: [], confidences: [] });
      const last = logged.at(-1);
      last?.segments.push(predicted === LEFT_BLANK ? null : predicted);
      last?.confidences.push(confidence);
    },
    tables: () => ({
      truth: codedTables(
        dimensions,
        logged.map(({ line }) => line),
      ),
      predicted: tablesOf(
        dimensions,
        logged,
        ({ line }) => line,
        ({ segments, confidences }) => ({ segments, confidences }),
      ),
    }),
  };
}

/** How lines were coded, as coding tables: lines of one id and day belong together, a line without an id is alone. */
export function codedTables(dimensions: readonly string[], lines: readonly LedgerLine[]): CodingTableSet {
  return tablesOf(
    dimensions,
    lines,
    (line) => line,
    ({ coding }) => ({ segments: withoutMarks(coding), confidences: null }),
  );
}

function tablesOf<Entry>(
  dimensions: readonly string[],
  entries: readonly Entry[],
  lineOf: (entry: Entry) => LedgerLine,
  codingLine: (entry: Entry) => CodingTableLine,
): CodingTableSet {
  const tables = new Map<string, CodingTable & { readonly lines: CodingTableLine[] }>();
  for (const entry of entries) {
    const { documentId, rowNumber, date, supplierName, supplierId, supplierTaxId, company } = lineOf(entry);
    const id = documentId === null ? `row ${rowNumber}` : `${documentId} of ${date}`;
    let table = tables.get(`${company}\u001f${id}`);
    if (!table) {
      const supplier = supplierName || supplierId || supplierTaxId;
      table = { documentId: id, tenant: company, date, supplier, lines: [] };
      tables.set(`${company}\u001f${id}`, table);
    }
    table.lines.push(codingLine(entry));
  }
  return { dimensions, tables: [...tables.values()] };
}

function withoutMarks(coding: LedgerLine['coding']): LedgerLine['coding'] {
  return coding.includes(LEFT_BLANK) ? coding.map((value) => (value === LEFT_BLANK ? null : value)) : coding;
}
