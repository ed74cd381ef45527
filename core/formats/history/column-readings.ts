import { minorDigits } from '../../domain/currency.ts';
import type { Cell, TableRow } from '../table.ts';
import { cellText } from './cell-text.ts';
import type { ColumnMap } from './column-map.ts';
import { DateColumn } from './date-column.ts';
import { NumberColumn } from './number-column.ts';
import type { ColumnMapping } from './recognize-columns.ts';
import { currencyCode } from './row-currency.ts';
import { TaxRateScale, withoutPercentSign } from './tax-rate-scale.ts';

/** The columns that are read as their whole column shows: dates by their order, numbers by their decimal sign. */
export interface ColumnReadings {
  readonly dates: DateColumn;
  readonly amounts: NumberColumn;
  readonly quantities: NumberColumn;
  readonly unitPrices: NumberColumn;
  readonly taxRates: NumberColumn;
  readonly taxRateScale: TaxRateScale;
}

/** Looks through all rows of a table for what tells day from month and decimals from thousands. */
export function surveyColumns(
  rows: Iterable<TableRow>,
  mapping: ColumnMapping,
  map: ColumnMap,
): ColumnReadings {
  const number = (): NumberColumn => new NumberColumn(map.decimal);
  const readings: ColumnReadings = {
    dates: new DateColumn(map.dateFormat),
    amounts: number(),
    quantities: number(),
    unitPrices: number(),
    taxRates: number(),
    taxRateScale: new TaxRateScale(mapping.header.indexOf('tax_rate') === (mapping.fields.tax_rate ?? -1)),
  };
  const { fields } = mapping;
  const others = [
    { column: fields.quantity, reading: readings.quantities },
    { column: fields.unit_price, reading: readings.unitPrices },
    { column: fields.tax_rate, reading: readings.taxRates },
  ];
  for (const { cells } of rows) {
    const dateText = textIn(cells, fields.date);
    if (dateText !== null) readings.dates.survey(dateText);
    const amountText = textIn(cells, fields.amount);
    if (amountText !== null)
      readings.amounts.survey(amountText, minorDigits(currencyIn(cells, fields.currency)));
    for (const { column, reading } of others) {
      const text = textIn(cells, column);
      if (text !== null) reading.survey(withoutPercentSign(text), null);
    }
    if (fields.tax_rate !== undefined) readings.taxRateScale.survey(cells[fields.tax_rate] ?? null);
  }
  shareSigns(readings);
  return readings;
}

/** A column that shows no sign of its own takes the amounts'; the amounts take any other's. */
function shareSigns({ amounts, quantities, unitPrices, taxRates }: ColumnReadings): void {
  const others = [unitPrices, quantities, taxRates];
  const shown = others.map((column) => column.sign).find((sign) => sign !== null) ?? null;
  amounts.fallBackTo(shown);
  // Kontera's own form has a point; only what is no amount is read by it without any proof.
  for (const column of others) column.fallBackTo(amounts.sign ?? shown ?? '.');
}

/** The text that a text cell, or a formula giving text, has in a column; null for any other cell. */
function textIn(cells: readonly Cell[], column: number | undefined): string | null {
  const cell = column === undefined ? null : cells[column];
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'object' && cell?.kind === 'formula' && typeof cell.value === 'string'
    ? cell.value.trim()
    : null;
}

function currencyIn(cells: readonly Cell[], column: number | undefined): string {
  return column === undefined ? '' : (currencyCode(cellText(cells[column])) ?? '');
}
