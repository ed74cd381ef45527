import type { CodingTableLine } from '../../domain/coding-table.ts';
import { isConfidence } from '../../domain/coding-table-join.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { cellText, foundText } from '../history/cell-text.ts';
import type { ColumnMap } from '../history/column-map.ts';
import { statedTarget, type StandardField } from '../history/column-target.ts';
import { DateColumn } from '../history/date-column.ts';
import type { FoundHeader } from '../history/find-header.ts';
import { NumberColumn } from '../history/number-column.ts';
import { floatOf, numberOfCell } from '../history/number-cell.ts';
import { ownCopy, TextPool } from '../history/text-pool.ts';
import type { Cell, Table, TableRow } from '../table.ts';
import { LISTED_FAULTS, type CountedFaults } from './listed-faults.ts';

/** What a row states of a coding table. */
export interface TableRowRead {
  readonly rowNumber: number;
  readonly documentId: string;
  readonly tenant: string;
  /** '' where the row states none. */
  readonly supplier: string;
  readonly lineNo: string;
  readonly date: string | null;
  readonly line: CodingTableLine;
}

/** Makes coding lines of rows. A row without a document id is a bad row; a day or a confidence that cannot be used is noted. */
export class TableRowReader {
  /** Header of the column with document ids. */
  readonly documentColumn: string;
  readonly #table: Table;
  readonly #header: FoundHeader;
  readonly #dates: DateColumn;
  readonly #texts = new TextPool();
  /** Column of the confidence of each dimension, -1 for none; null where there is no such column at all. */
  readonly #confidenceColumns: readonly number[] | null;
  readonly #confidences: NumberColumn;
  #unread: Fault[] = [];
  #unreadCount = 0;

  constructor(table: Table, header: FoundHeader, map: ColumnMap) {
    this.#table = table;
    this.#header = header;
    this.#dates = new DateColumn(map.dateFormat);
    this.#confidences = new NumberColumn(map.decimal);
    this.#confidenceColumns = confidenceColumns(header);
    this.documentColumn = header.mapping.header[header.mapping.fields.document_id ?? -1] ?? 'document_id';
  }

  /** Headers of the columns that confidences are read from. */
  get confidenceHeaders(): readonly string[] {
    return this.#confidenceColumns?.flatMap((column) => this.#header.mapping.header[column] ?? []) ?? [];
  }

  /** Whether a day was read that depends on what others prove. */
  get isOpen(): boolean {
    return this.#dates.isOpen;
  }

  /** Ends a reading of all rows, so that another one knows what this one proved. */
  settle(): void {
    this.#dates.settle();
    this.#unread = [];
    this.#unreadCount = 0;
  }

  /** Days and confidences so far that are taken as not known. */
  get unread(): CountedFaults {
    return { count: this.#unreadCount, first: this.#unread };
  }

  /** What a row states, or why it is no coding line. */
  read(row: TableRow): TableRowRead | Fault {
    const documentId = cellText(this.#cell(row, 'document_id'));
    const line = { segments: this.#segments(row), confidences: this.#confidencesOf(row) };
    const date = this.#date(row);
    if (documentId === '')
      return this.#fault(row, this.documentColumn, 'the id of a document', this.#cell(row, 'document_id'));
    const supplier =
      this.#text(row, 'supplier_name') ||
      this.#text(row, 'supplier_id') ||
      this.#text(row, 'supplier_tax_id');
    return {
      rowNumber: row.rowNumber,
      documentId: ownCopy(documentId),
      tenant: this.#text(row, 'company'),
      supplier,
      lineNo: this.#text(row, 'line_no'),
      date,
      line,
    };
  }

  #segments(row: TableRow): (string | null)[] {
    return this.#header.mapping.dimensions.map(
      ({ column }) => this.#texts.keep(cellText(row.cells[column])) || null,
    );
  }

  #confidencesOf(row: TableRow): (number | null)[] | null {
    return this.#confidenceColumns?.map((column) => this.#confidence(row, column)) ?? null;
  }

  #confidence(row: TableRow, column: number): number | null {
    const cell = row.cells[column];
    if (column < 0 || cellText(cell) === '') return null;
    const decimal = numberOfCell(cell, this.#confidences, null);
    const confidence = 'expected' in decimal ? NaN : floatOf(decimal);
    if (isConfidence(confidence)) return confidence;
    this.#noteUnread(
      this.#fault(row, this.#header.mapping.header[column] ?? '', 'a number from 0 to 1', cell),
    );
    return null;
  }

  #date(row: TableRow): string | null {
    const cell = this.#cell(row, 'date');
    if (cellText(cell) === '') return null;
    const day = this.#dates.read(cellText(cell));
    if (typeof day === 'string') return day;
    const column = this.#header.mapping.header[this.#header.mapping.fields.date ?? -1] ?? 'date';
    this.#noteUnread(this.#fault(row, column, day.expected, cell));
    return null;
  }

  #cell(row: TableRow, field: StandardField): Cell | undefined {
    const column = this.#header.mapping.fields[field];
    return column === undefined ? undefined : row.cells[column];
  }

  #text(row: TableRow, field: StandardField): string {
    return this.#texts.keep(cellText(this.#cell(row, field)));
  }

  #fault(row: TableRow, column: string, expected: string, cell: Cell | undefined): Fault {
    const { file, sheet } = this.#table;
    return { file, sheet, row: row.rowNumber, column, expected, found: foundText(cell) };
  }

  #noteUnread(fault: Fault): void {
    this.#unreadCount += 1;
    if (this.#unread.length < LISTED_FAULTS) this.#unread.push(fault);
  }
}

/** The column named `confidence.<dimension>` of each dimension. */
function confidenceColumns({ mapping }: FoundHeader): number[] | null {
  const names = mapping.header.map((name) => {
    const target = /^confidence\./i.test(name) ? statedTarget(name.replace(/^confidence/i, 'coding')) : null;
    return target?.kind === 'coding' ? target.dimension : null;
  });
  const columns = mapping.dimensions.map(({ name }) => names.indexOf(name));
  return columns.some((column) => column >= 0) ? columns : null;
}
