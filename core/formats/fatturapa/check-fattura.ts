import { minorDigits } from '../../domain/currency.ts';
import {
  decimalText,
  minorUnits,
  parseDecimal,
  plus,
  times,
  ZERO,
  type Decimal,
} from '../../domain/decimal.ts';
import type { Invoice, TaxGroup } from '../../domain/invoice.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { find, findAll, type XmlElement } from '../xml/xml-element.ts';
import { summaries } from './fattura-amounts.ts';

/** The exchange system lets a group's net amount be off by one euro (its check 00422) and its tax by a cent (00421). */
const NET_TOLERANCE_MINOR = 100;
const TAX_TOLERANCE_MINOR = 1;
const STAMP = 'DatiGenerali/DatiGeneraliDocumento/DatiBollo/ImportoBollo';
const WITHHOLDING = 'DatiGenerali/DatiGeneraliDocumento/DatiRitenuta';
const TOTAL = 'DatiGenerali/DatiGeneraliDocumento/ImportoTotaleDocumento';

/** Adds an ordinary invoice up as the exchange system does, and compares the document's total where it is stated. */
export function checkFattura(invoice: Invoice, body: XmlElement, reader: FieldReader): void {
  summaries(body).forEach((summary, at) => {
    const subtotal = invoice.taxes[at];
    if (!subtotal) return;
    const net = netOf(invoice, subtotal.tax);
    if (Math.abs(net - subtotal.netMinor) > NET_TOLERANCE_MINOR)
      warn(
        reader,
        find(summary, 'ImponibileImporto') ?? summary,
        invoice,
        net,
        subtotal.netMinor,
        'the sum of its lines',
      );
    const rate = parseDecimal(String(subtotal.tax.rate ?? 0)) ?? ZERO;
    const tax = minorUnits(times({ unscaled: BigInt(subtotal.netMinor), scale: 2 }, rate), 0) ?? 0;
    if (Math.abs(tax - subtotal.taxMinor) > TAX_TOLERANCE_MINOR)
      warn(
        reader,
        find(summary, 'Imposta') ?? summary,
        invoice,
        tax,
        subtotal.taxMinor,
        'the rate of its net amount',
      );
  });
  checkTotal(invoice, body, reader);
}

/**
 * The format leaves open whether stamp duty, a rounding and tax withheld are part of the total; files are found with and
 * without, so each way is right.
 */
function checkTotal(invoice: Invoice, body: XmlElement, reader: FieldReader): void {
  const { grossMinor, roundingMinor } = invoice.totals;
  const place = find(body, TOTAL);
  if (grossMinor === null || !place) return;
  const digits = minorDigits(invoice.header.currency);
  const taxed = invoice.taxes.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0);
  const discounts = invoice.allowancesAndCharges
    .filter(({ basis }) => basis === 'gross')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const stamp = reader.optionalDecimal(body, STAMP) ?? ZERO;
  const withheld = findAll(body, WITHHOLDING).map((one) => reader.decimal(one, 'ImportoRitenuta'));
  const optional = [
    minorUnits(stamp, digits) ?? 0,
    roundingMinor ?? 0,
    -(minorUnits(withheld.reduce(plus, ZERO), digits) ?? 0),
  ];
  const sums = optional.reduce((all, part) => [...all, ...all.map((sum) => sum + part)], [taxed + discounts]);
  if (!sums.some((sum) => Math.abs(sum - grossMinor) <= TAX_TOLERANCE_MINOR))
    warn(reader, place, invoice, taxed + discounts, grossMinor, 'net amounts and taxes');
}

/** Lines, fund contributions and roundings of a tax group, in minor units. */
function netOf(invoice: Invoice, tax: TaxGroup): number {
  const lines = invoice.lines
    .filter((line) => isSame(line.tax, tax))
    .reduce((sum, { net }) => plus(sum, net), ZERO);
  const others = invoice.allowancesAndCharges
    .filter((one) => one.basis === 'net' && isSame(one.tax, tax))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return (minorUnits(lines, minorDigits(invoice.header.currency)) ?? 0) + others;
}

function isSame(a: TaxGroup, b: TaxGroup): boolean {
  return a.rate === b.rate && a.category === b.category;
}

function warn(
  reader: FieldReader,
  place: XmlElement,
  { header }: Invoice,
  sumMinor: number,
  statedMinor: number,
  what: string,
): void {
  const scale = minorDigits(header.currency);
  const money = (minor: number): string =>
    `${decimalText({ unscaled: BigInt(minor), scale } satisfies Decimal)} ${header.currency}`;
  reader.warn(place, `${money(sumMinor)}, ${what}`, money(statedMinor));
}
