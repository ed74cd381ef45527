import { minorDigits } from '../../domain/currency.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';
import type { Cell, TableRow } from '../table.ts';
import { cellText, foundText } from './cell-text.ts';
import type { ColumnReadings } from './column-readings.ts';
import type { StandardField } from './column-target.ts';
import { directionOf } from './direction-word.ts';
import { minorAmount } from './minor-amount.ts';
import type { ExpectedNumber, NumberColumn } from './number-column.ts';
import { floatOf, numberOfCell } from './number-cell.ts';
import type { UnreadValues } from './reading-notes.ts';
import type { ColumnMapping } from './recognize-columns.ts';
import { currencyBesideAmount, currencyCode } from './row-currency.ts';
import { ownCopy, RowPool, TextPool } from './text-pool.ts';

/** Why a row is no line: the field it fails on, and in words what was expected and found. */
export interface BadRow {
  readonly field: StandardField;
  readonly expected: string;
  readonly found: string;
}

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
  readonly isRounded: boolean;
}

/**
 * Makes lines of rows. A row whose date, amount or currency cannot be read is a bad row; an optional value that
 * cannot be read is left empty and counted. Texts are trimmed and shared.
 */
export class LineReader {
  readonly #mapping: ColumnMapping;
  readonly #readings: ColumnReadings;
  readonly #texts = new TextPool();
  readonly #codings = new RowPool<string | null>();
  readonly #headerRows = new RowPool<string>();
  readonly #unread = new Map<StandardField, UnreadValues>();
  #roundedCount = 0;
  #lastDocumentId = '';

  constructor(mapping: ColumnMapping, readings: ColumnReadings) {
    this.#mapping = mapping;
    this.#readings = readings;
  }

  /** Amounts so far that had more decimals than their currency. */
  get roundedCount(): number {
    return this.#roundedCount;
  }

  /** Optional values so far that could not be read, by column. */
  get unread(): readonly UnreadValues[] {
    return [...this.#unread.values()];
  }

  /** The line that a row states, or why it states none. */
  read(row: TableRow): LedgerLine | BadRow {
    // All columns are read before any is found at fault: each value may prove something about the others of its column.
    const date = this.#date(row);
    const money = this.#money(row);
    const quantity = this.#number(row, 'quantity', this.#readings.quantities);
    const unitPrice = this.#number(row, 'unit_price', this.#readings.unitPrices);
    const taxRate = this.#taxRate(row);
    if (typeof date !== 'string') return date;
    if ('field' in money) return money;
    if (money.isRounded) this.#roundedCount += 1;
    return {
      rowNumber: row.rowNumber,
      documentId: this.#documentId(row),
      lineNo: this.#lineNo(row),
      date,
      direction: this.#direction(row),
      supplierName: this.#text(row, 'supplier_name'),
      supplierId: this.#text(row, 'supplier_id'),
      supplierTaxId: this.#text(row, 'supplier_tax_id'),
      text: this.#text(row, 'text'),
      quantity: this.#known(row, 'quantity', quantity),
      unitPrice: this.#known(row, 'unit_price', unitPrice),
      amountMinor: money.amountMinor,
      currency: money.currency,
      taxRate: this.#known(row, 'tax_rate', taxRate),
      company: this.#text(row, 'company'),
      headerFields: this.#headerFields(row),
      coding: this.#coding(row),
    };
  }

  #headerFields(row: TableRow): readonly string[] {
    const columns = this.#mapping.headerFields;
    return this.#headerRows.keep(columns.map(({ column }) => this.#texts.keep(cellText(row.cells[column]))));
  }

  #coding(row: TableRow): readonly (string | null)[] {
    const columns = this.#mapping.dimensions;
    return this.#codings.keep(
      columns.map(({ column }) => this.#texts.keep(cellText(row.cells[column])) || null),
    );
  }

  #cell(row: TableRow, field: StandardField): Cell {
    const column = this.#mapping.fields[field];
    return column === undefined ? null : (row.cells[column] ?? null);
  }

  #text(row: TableRow, field: StandardField): string {
    return this.#texts.keep(cellText(this.#cell(row, field)));
  }

  #date(row: TableRow): string | BadRow {
    // Files that need no date, a journal of entries for one, may have no column for it.
    if (this.#mapping.fields.date === undefined) return '';
    const cell = this.#cell(row, 'date');
    const day = this.#readings.dates.read(cellText(cell));
    return typeof day === 'string' ? day : { field: 'date', expected: day.expected, found: foundText(cell) };
  }

  #money(row: TableRow): Money | BadRow {
    const currencyCell = this.#cell(row, 'currency');
    const stated = currencyCode(cellText(currencyCell));
    if (stated === null) {
      const expected = 'a currency code of three letters such as EUR';
      return { field: 'currency', expected, found: foundText(currencyCell) };
    }
    const cell = this.#cell(row, 'amount');
    const bad = (expected: string): BadRow => ({ field: 'amount', expected, found: foundText(cell) });
    const decimal = numberOfCell(cell, this.#readings.amounts, minorDigits(stated));
    if ('expected' in decimal) return bad(decimal.expected);
    const beside = currencyBesideAmount(decimal.currency);
    if (stated !== '' && beside !== '' && beside !== stated)
      return bad(`an amount in ${stated}, the row's currency`);
    const currency = stated === '' ? beside : stated;
    const amount = minorAmount(decimal, minorDigits(currency));
    if (amount === null) return bad('an amount below 90 million million');
    return { amountMinor: amount.minor, currency: this.#texts.keep(currency), isRounded: amount.isRounded };
  }

  #documentId(row: TableRow): string | null {
    const id = cellText(this.#cell(row, 'document_id'));
    if (id === '') return null;
    // Lines of one document mostly follow each other; a pool would only collect ids that never come back.
    if (id !== this.#lastDocumentId) this.#lastDocumentId = ownCopy(id);
    return this.#lastDocumentId;
  }

  #lineNo(row: TableRow): number | null {
    const cell = this.#cell(row, 'line_no');
    const text = cellText(cell);
    if (text === '') return null;
    const lineNo = /^\d{1,9}$/.test(text) ? Number(text) : null;
    if (lineNo === null) this.#noteUnread(row, 'line_no', cell);
    return lineNo;
  }

  #direction(row: TableRow): LedgerLine['direction'] {
    const cell = this.#cell(row, 'direction');
    const word = cellText(cell);
    const direction = word === '' ? null : directionOf(word);
    if (word !== '' && direction === null) this.#noteUnread(row, 'direction', cell);
    return direction;
  }

  #number(row: TableRow, field: StandardField, column: NumberColumn): number | ExpectedNumber | null {
    const cell = this.#cell(row, field);
    if (isEmpty(cell)) return null;
    const decimal = numberOfCell(cell, column, null);
    return 'expected' in decimal ? decimal : floatOf(decimal);
  }

  #taxRate(row: TableRow): number | ExpectedNumber | null {
    const cell = this.#cell(row, 'tax_rate');
    return isEmpty(cell) ? null : this.#readings.taxRates.read(cell);
  }

  /** An optional number; one that could not be read is noted. */
  #known(row: TableRow, field: StandardField, value: number | ExpectedNumber | null): number | null {
    if (typeof value !== 'object') return value;
    if (value !== null) this.#noteUnread(row, field, this.#cell(row, field));
    return null;
  }

  #noteUnread(row: TableRow, field: StandardField, cell: Cell): void {
    const known = this.#unread.get(field);
    const column = this.#mapping.header[this.#mapping.fields[field] ?? -1] ?? field;
    this.#unread.set(
      field,
      known
        ? { ...known, count: known.count + 1 }
        : { column, count: 1, firstRow: row.rowNumber, found: foundText(cell) },
    );
  }
}

function isEmpty(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
