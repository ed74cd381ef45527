import { floatingNumber } from '../../domain/decimal.ts';
import {
  NO_TOTALS,
  type AllowanceOrCharge,
  type InvoiceTotals,
  type TaxSubtotal,
} from '../../domain/invoice.ts';
import type { TotalPlaces } from '../invoice/check-totals.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { minorOf, optionalMinor } from '../invoice/line-draft.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

const TOTALS = 'InvoiceTotals';

/** Totals of one Invoice. Tax withheld and payments on account are taken off what is outstanding, which is not compared. */
export function facturaeTotals(invoice: XmlElement, currency: string, reader: FieldReader): InvoiceTotals {
  const amount = (name: string): number | null =>
    optionalMinor(reader, invoice, `${TOTALS}/${name}`, currency);
  return {
    ...NO_TOTALS,
    linesMinor: amount('TotalGrossAmount'),
    netMinor: amount('TotalGrossAmountBeforeTaxes'),
    taxMinor: amount('TotalTaxOutputs'),
    grossMinor: grossMinor(invoice, currency, reader),
  };
}

/**
 * InvoiceTotal is to have the taxes withheld taken off, and some programs leave them in: what is net amount and tax
 * already stays, else they are added again.
 */
function grossMinor(invoice: XmlElement, currency: string, reader: FieldReader): number | null {
  const amount = (name: string): number => optionalMinor(reader, invoice, `${TOTALS}/${name}`, currency) ?? 0;
  const total = optionalMinor(reader, invoice, `${TOTALS}/InvoiceTotal`, currency);
  const isWhole = total === amount('TotalGrossAmountBeforeTaxes') + amount('TotalTaxOutputs');
  return total === null || isWhole ? total : total + amount('TotalTaxesWithheld');
}

/** Where one Invoice states its totals. */
export function facturaePlaces(invoice: XmlElement): TotalPlaces {
  const place = (name: string): XmlElement | null => find(invoice, `${TOTALS}/${name}`);
  return {
    linesMinor: place('TotalGrossAmount'),
    netMinor: place('TotalGrossAmountBeforeTaxes'),
    taxMinor: place('TotalTaxOutputs'),
    grossMinor: place('InvoiceTotal'),
  };
}

/** TaxesOutputs of one Invoice; an equivalence surcharge is part of its tax. */
export function facturaeTaxes(
  invoice: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly TaxSubtotal[] {
  return findAll(invoice, 'TaxesOutputs/Tax').map((tax) => {
    const surcharge = optionalMinor(reader, tax, 'EquivalenceSurchargeAmount/TotalAmount', currency) ?? 0;
    const taxMinor = minorOf(reader, tax, reader.decimal(tax, 'TaxAmount/TotalAmount'), currency);
    return {
      tax: {
        category: textAt(tax, 'TaxTypeCode'),
        rate: floatingNumber(reader.decimal(tax, 'TaxRate')),
      },
      netMinor: minorOf(reader, tax, reader.decimal(tax, 'TaxableBase/TotalAmount'), currency),
      taxMinor: taxMinor + surcharge,
    };
  });
}

/** General discounts and surcharges, before tax. */
export function facturaeAllowances(
  invoice: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly AllowanceOrCharge[] {
  const read = (way: string, name: 'Discount' | 'Charge', sign: 1 | -1): readonly AllowanceOrCharge[] =>
    findAll(invoice, way).map((one) => ({
      kind: sign < 0 ? 'allowance' : 'charge',
      text: textAt(one, `${name}Reason`),
      amountMinor: sign * minorOf(reader, one, reader.decimal(one, `${name}Amount`), currency),
      basis: 'net',
      tax: { category: '', rate: null },
    }));
  return [
    ...read(`${TOTALS}/GeneralDiscounts/Discount`, 'Discount', -1),
    ...read(`${TOTALS}/GeneralSurcharges/Charge`, 'Charge', 1),
  ];
}
