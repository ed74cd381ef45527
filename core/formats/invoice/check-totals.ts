import { minorDigits } from '../../domain/currency.ts';
import {
  decimalText,
  minorUnits,
  parseDecimal,
  plus,
  rounded,
  times,
  ZERO,
  type Decimal,
} from '../../domain/decimal.ts';
import type { Invoice, InvoiceTotals, TaxSubtotal } from '../../domain/invoice.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { FieldReader } from './field-reader.ts';

/** Where an invoice states its totals; one that is not stated is absent. */
export type TotalPlaces = Readonly<Partial<Record<keyof InvoiceTotals, XmlElement | null>>>;

/** How far a stated total may be from the sum, in minor units. */
export interface Tolerances {
  readonly sumMinor: number;
  /** Whether every amount belongs to a tax group, so that their net amounts add up to the net total. */
  readonly allIsTaxed: boolean;
  /** Of a group's tax from its rate times its net amount; null: not compared. */
  readonly taxMinor: number | null;
}

/** An amount of a sum, or null where the document does not state it: then the sum is not compared. */
type Sum = number | null;

/** Adds an invoice up again and notes every total that does not come out, at the place where it stands. */
export function checkTotals(
  invoice: Invoice,
  places: TotalPlaces,
  reader: FieldReader,
  tolerances: Tolerances,
): void {
  const { totals, taxes } = invoice;
  const expect = (name: keyof InvoiceTotals, what: string, sum: Sum): void => {
    const stated = totals[name];
    const place = places[name];
    if (stated === null || sum === null || !place || Math.abs(stated - sum) <= tolerances.sumMinor) return;
    reader.warn(place, `${money(sum, invoice)}, ${what}`, money(stated, invoice));
  };
  const lines = invoice.lines.length === 0 ? null : sumOfLines(invoice);
  const allowances = sumOf(
    invoice.allowancesAndCharges.filter(({ basis }) => basis === 'net').map(({ amountMinor }) => amountMinor),
  );
  expect('linesMinor', 'the sum of the lines', lines);
  expect('netMinor', 'the lines with allowances and charges', added(totals.linesMinor ?? lines, allowances));
  if (taxes.length > 0) {
    const bases = tolerances.allIsTaxed ? sumOf(taxes.map(({ netMinor }) => netMinor)) : null;
    expect('netMinor', 'the sum of the net amounts by tax', bases);
    expect('taxMinor', 'the sum of the taxes', sumOf(taxes.map(({ taxMinor }) => taxMinor)));
  }
  expect('grossMinor', 'net amount and tax', added(totals.netMinor, totals.taxMinor ?? 0));
  expect('payableMinor', 'gross amount with rounding, less what is prepaid', payableOf(totals));
  checkTaxes(invoice, places, reader, tolerances.taxMinor);
}

function checkTaxes(
  invoice: Invoice,
  places: TotalPlaces,
  reader: FieldReader,
  toleranceMinor: number | null,
): void {
  const place = places.taxMinor ?? places.netMinor;
  if (toleranceMinor === null || !place) return;
  for (const subtotal of invoice.taxes) {
    const sum = taxOf(subtotal);
    if (sum === null || Math.abs(subtotal.taxMinor - sum) <= toleranceMinor) continue;
    const rate = `${subtotal.tax.rate ?? 0} % of ${money(subtotal.netMinor, invoice)}`;
    reader.warn(place, `a tax of ${money(sum, invoice)}, ${rate}`, money(subtotal.taxMinor, invoice));
  }
}

/** Rate times net amount in minor units; null without a rate. */
function taxOf({ tax, netMinor }: TaxSubtotal): number | null {
  const rate = tax.rate === null ? null : parseDecimal(String(tax.rate));
  if (rate === null) return null;
  const tax100 = times({ unscaled: BigInt(netMinor), scale: 2 }, rate);
  return Number(rounded(tax100, 0).unscaled);
}

function payableOf(totals: InvoiceTotals): Sum {
  const { roundingMinor, prepaidMinor, collectedMinor } = totals;
  return added(totals.grossMinor, (roundingMinor ?? 0) - (prepaidMinor ?? 0) + (collectedMinor ?? 0));
}

/** Lines are added with all of their decimals; where that misses, as rounded one by one. */
function sumOfLines(invoice: Invoice): number {
  const exact = invoice.lines.reduce((sum, { net }) => plus(sum, net), ZERO);
  const exactMinor = minorUnits(exact, minorDigits(invoice.header.currency));
  const roundedMinor = sumOf(invoice.lines.map(({ amountMinor }) => amountMinor));
  return exactMinor !== null && exactMinor === invoice.totals.linesMinor ? exactMinor : roundedMinor;
}

function sumOf(amountsMinor: readonly number[]): number {
  return amountsMinor.reduce((sum, amountMinor) => sum + amountMinor, 0);
}

function added(a: number | null, b: number): Sum {
  return a === null ? null : a + b;
}

function money(minor: number, { header }: Invoice): string {
  const amount: Decimal = { unscaled: BigInt(minor), scale: minorDigits(header.currency) };
  return `${decimalText(amount)} ${header.currency}`;
}
