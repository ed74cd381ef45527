import type { ColumnMap } from './column-map.ts';
import { DateColumn } from './date-column.ts';
import { NumberColumn } from './number-column.ts';
import type { ColumnMapping } from './recognize-columns.ts';
import { TaxRateColumn } from './tax-rate-column.ts';

/** The columns that are read as their whole column shows: dates by their order, numbers by their decimal sign. */
export class ColumnReadings {
  readonly dates: DateColumn;
  readonly amounts: NumberColumn;
  readonly quantities: NumberColumn;
  readonly unitPrices: NumberColumn;
  readonly taxRates: TaxRateColumn;

  constructor(mapping: ColumnMapping, map: ColumnMap) {
    this.dates = new DateColumn(map.dateFormat);
    this.amounts = new NumberColumn(map.decimal);
    this.quantities = new NumberColumn(map.decimal);
    this.unitPrices = new NumberColumn(map.decimal);
    const { tax_rate: column } = mapping.fields;
    const isOwnForm = column !== undefined && mapping.header[column] === 'tax_rate';
    this.taxRates = new TaxRateColumn(map.decimal, isOwnForm);
  }

  /** Whether anything was read that what comes later may change. */
  get isOpen(): boolean {
    const { dates, amounts, quantities, unitPrices, taxRates } = this;
    return [dates, amounts, quantities, unitPrices, taxRates].some((column) => column.isOpen);
  }

  /** Ends a reading of all rows, so that another one knows what this one proved. */
  settle(): void {
    this.dates.settle();
    const others = [this.unitPrices, this.quantities, this.taxRates.numbers];
    const shown = others.map((column) => column.sign).find((sign) => sign !== null) ?? null;
    this.amounts.fallBackTo(shown);
    // Kontera's own form has a point; only what is no amount is read by it without any proof.
    for (const column of others) column.fallBackTo(this.amounts.sign ?? shown ?? '.');
  }
}
