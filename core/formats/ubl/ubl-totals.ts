import { plus, ZERO } from '../../domain/decimal.ts';
import type { AllowanceOrCharge, InvoiceTotals, TaxSubtotal } from '../../domain/invoice.ts';
import type { TotalPlaces } from '../invoice/check-totals.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { minorOf, optionalMinor } from '../invoice/line-draft.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import { ublTaxGroup } from './ubl-line.ts';

const TOTALS = 'LegalMonetaryTotal';

/** Totals of a UBL document in its currency. */
export function ublTotals(root: XmlElement, currency: string, reader: FieldReader): InvoiceTotals {
  const amount = (way: string): number | null => optionalMinor(reader, root, `${TOTALS}/${way}`, currency);
  const tax = taxTotal(root, currency);
  return {
    linesMinor: amount('LineExtensionAmount'),
    netMinor: amount('TaxExclusiveAmount'),
    taxMinor: tax && optionalMinor(reader, tax, 'TaxAmount', currency),
    grossMinor: amount('TaxInclusiveAmount'),
    prepaidMinor: amount('PrepaidAmount'),
    roundingMinor: amount('PayableRoundingAmount'),
    collectedMinor: collectedForOthers(root, currency, reader),
    payableMinor: amount('PayableAmount'),
  };
}

/** XRechnung's extension states what is collected for others as prepaid payments (BG-DEX-09), which EN 16931 does not use. */
function collectedForOthers(root: XmlElement, currency: string, reader: FieldReader): number | null {
  if (!/#conformant#.*extension:xrechnung/i.test(textAt(root, 'CustomizationID'))) return null;
  const amounts = findAll(root, 'PrepaidPayment').map((payment) => reader.decimal(payment, 'PaidAmount'));
  return amounts.length === 0 ? null : minorOf(reader, root, amounts.reduce(plus, ZERO), currency);
}

/** Where a UBL document states its totals. */
export function ublTotalPlaces(root: XmlElement, currency: string): TotalPlaces {
  const place = (way: string): XmlElement | null => find(root, `${TOTALS}/${way}`);
  const tax = taxTotal(root, currency);
  return {
    linesMinor: place('LineExtensionAmount'),
    netMinor: place('TaxExclusiveAmount'),
    taxMinor: tax && find(tax, 'TaxAmount'),
    grossMinor: place('TaxInclusiveAmount'),
    payableMinor: place('PayableAmount'),
  };
}

/** Net amounts and taxes by category and rate. */
export function ublTaxes(root: XmlElement, currency: string, reader: FieldReader): readonly TaxSubtotal[] {
  const total = taxTotal(root, currency);
  if (!total) return [];
  return findAll(total, 'TaxSubtotal').map((subtotal) => ({
    tax: ublTaxGroup(subtotal, 'TaxCategory', reader),
    netMinor: minorOf(reader, subtotal, reader.decimal(subtotal, 'TaxableAmount'), currency),
    taxMinor: minorOf(reader, subtotal, reader.decimal(subtotal, 'TaxAmount'), currency),
  }));
}

/** Allowances and charges of the whole document. */
export function ublAllowances(
  root: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly AllowanceOrCharge[] {
  return findAll(root, 'AllowanceCharge').map((one) => {
    const isCharge = textAt(one, 'ChargeIndicator') === 'true';
    const sizeMinor = minorOf(reader, one, reader.decimal(one, 'Amount'), currency);
    return {
      kind: isCharge ? 'charge' : 'allowance',
      text: textAt(one, 'AllowanceChargeReason', 'AllowanceChargeReasonCode'),
      amountMinor: isCharge || sizeMinor === 0 ? sizeMinor : -sizeMinor,
      basis: 'net',
      tax: ublTaxGroup(one, 'TaxCategory', reader),
    };
  });
}

/** A document may state its tax once more in the currency of the tax office (BT-111); that one is not looked at. */
function taxTotal(root: XmlElement, currency: string): XmlElement | null {
  const totals = findAll(root, 'TaxTotal');
  const inCurrency = totals.find((total) => find(total, 'TaxAmount')?.attributes['currencyID'] === currency);
  return inCurrency ?? totals[0] ?? null;
}
