import type { CodingTable, CodingTableLine } from '../../domain/coding-table.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { LISTED_FAULTS, type CountedFaults } from './listed-faults.ts';
import type { TableRowRead } from './table-row-reader.ts';

/** A table that rows are still being added to. */
interface OpenTable {
  readonly documentId: string;
  readonly tenant: string;
  date: string | null;
  supplier: string;
  readonly lines: CodingTableLine[];
  readonly rowNumbers: number[];
  /** Line numbers with their coding, to know a line that comes twice. */
  readonly numbered: Set<string>;
}

/** What was expected of a row and what was found. */
type Contradiction = Pick<Fault, 'expected' | 'found'>;

/**
 * Puts rows with one document id (and company) together. Rows that differ in day or supplier, or repeat a numbered line,
 * show that the id names more than one document: a second table of that id is begun, and the row is noted.
 */
export class TableCollector {
  readonly #open = new Map<string, OpenTable>();
  readonly #all: OpenTable[] = [];
  readonly #duplicates: Fault[] = [];
  #duplicateCount = 0;

  /** Adds a row; `faultAt` makes a fault of its place. */
  add(row: TableRowRead, faultAt: (contradiction: Contradiction) => Fault): void {
    const key = `${row.tenant}\u001f${row.documentId}`;
    const table = this.#open.get(key);
    const contradiction = table && contradictionOf(table, row);
    if (contradiction) {
      this.#duplicateCount += 1;
      if (this.#duplicates.length < LISTED_FAULTS) this.#duplicates.push(faultAt(contradiction));
    }
    const target = table && !contradiction ? table : this.#begin(key, row);
    target.date ??= row.date;
    target.supplier ||= row.supplier;
    target.lines.push(row.line);
    target.rowNumbers.push(row.rowNumber);
    if (row.lineNo !== '') target.numbered.add(numberedLine(row));
  }

  /** The tables so far, in the order of their first rows. */
  get tables(): CodingTable[] {
    return this.#all.map(({ documentId, tenant, date, supplier, lines }) => ({
      documentId,
      tenant,
      date,
      supplier,
      lines,
    }));
  }

  /** The rows of each table's lines. */
  get rowNumbers(): readonly (readonly number[])[] {
    return this.#all.map(({ rowNumbers }) => rowNumbers);
  }

  /** Rows that contradict others of their id. */
  get duplicates(): CountedFaults {
    return { count: this.#duplicateCount, first: this.#duplicates };
  }

  #begin(key: string, { documentId, tenant, date, supplier }: TableRowRead): OpenTable {
    const begun = {
      documentId,
      tenant,
      date,
      supplier,
      lines: [],
      rowNumbers: [],
      numbered: new Set<string>(),
    };
    this.#open.set(key, begun);
    this.#all.push(begun);
    return begun;
  }
}

function contradictionOf(table: OpenTable, row: TableRowRead): Contradiction | null {
  const once = 'an id that names one document';
  if (table.date !== null && row.date !== null && table.date !== row.date)
    return { expected: once, found: `"${row.documentId}" of ${table.date} and of ${row.date}` };
  if (table.supplier !== '' && row.supplier !== '' && table.supplier !== row.supplier)
    return { expected: once, found: `"${row.documentId}" of "${table.supplier}" and of "${row.supplier}"` };
  if (row.lineNo !== '' && table.numbered.has(numberedLine(row)))
    return { expected: once, found: `"${row.documentId}" with line ${row.lineNo} twice` };
  return null;
}

/** A line of an invoice may be split over several codings under one number, so the number alone does not tell. */
function numberedLine({ lineNo, line }: TableRowRead): string {
  return [lineNo, ...line.segments.map((segment) => segment ?? '\u0000')].join('\u001f');
}
