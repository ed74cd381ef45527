import type { AllowanceOrCharge, InvoiceTotals, TaxSubtotal } from '../../domain/invoice.ts';
import type { TotalPlaces } from '../invoice/check-totals.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { minorOf, optionalMinor } from '../invoice/line-draft.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import { ciiTaxGroup } from './cii-tax.ts';

const TOTALS = 'SpecifiedTradeSettlementHeaderMonetarySummation';

/** Totals of a CII invoice's settlement in its currency. */
export function ciiTotals(settlement: XmlElement, currency: string, reader: FieldReader): InvoiceTotals {
  const amount = (way: string): number | null =>
    optionalMinor(reader, settlement, `${TOTALS}/${way}`, currency);
  const tax = taxTotal(settlement, currency);
  return {
    linesMinor: amount('LineTotalAmount'),
    netMinor: amount('TaxBasisTotalAmount'),
    taxMinor: tax && minorOf(reader, tax, reader.ownDecimal(tax), currency),
    grossMinor: amount('GrandTotalAmount'),
    prepaidMinor: amount('TotalPrepaidAmount'),
    roundingMinor: amount('RoundingAmount'),
    collectedMinor: null,
    payableMinor: amount('DuePayableAmount'),
  };
}

/** Where a CII invoice states its totals. */
export function ciiTotalPlaces(settlement: XmlElement, currency: string): TotalPlaces {
  const place = (way: string): XmlElement | null => find(settlement, `${TOTALS}/${way}`);
  return {
    linesMinor: place('LineTotalAmount'),
    netMinor: place('TaxBasisTotalAmount'),
    taxMinor: taxTotal(settlement, currency),
    grossMinor: place('GrandTotalAmount'),
    payableMinor: place('DuePayableAmount'),
  };
}

/** Net amounts and taxes by category and rate. */
export function ciiTaxes(
  settlement: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly TaxSubtotal[] {
  return findAll(settlement, 'ApplicableTradeTax')
    .filter((tax) => find(tax, 'BasisAmount') !== null)
    .map((tax) => ({
      tax: ciiTaxGroup({ ...settlement, children: [tax] }, 'ApplicableTradeTax', reader),
      netMinor: minorOf(reader, tax, reader.decimal(tax, 'BasisAmount'), currency),
      taxMinor: minorOf(reader, tax, reader.decimal(tax, 'CalculatedAmount'), currency),
    }));
}

/** Allowances and charges of the whole document, freight (a charge of its own kind in CII) included. */
export function ciiAllowances(
  settlement: XmlElement,
  currency: string,
  reader: FieldReader,
): readonly AllowanceOrCharge[] {
  const plain = findAll(settlement, 'SpecifiedTradeAllowanceCharge').map((one): AllowanceOrCharge => {
    const isCharge = textAt(one, 'ChargeIndicator/Indicator') === 'true';
    const sizeMinor = minorOf(reader, one, reader.decimal(one, 'ActualAmount'), currency);
    return {
      kind: isCharge ? 'charge' : 'allowance',
      text: textAt(one, 'Reason', 'ReasonCode'),
      amountMinor: isCharge || sizeMinor === 0 ? sizeMinor : -sizeMinor,
      basis: 'net',
      tax: ciiTaxGroup(one, 'CategoryTradeTax', reader),
    };
  });
  const freight = findAll(settlement, 'SpecifiedLogisticsServiceCharge').map((one): AllowanceOrCharge => ({
    kind: 'charge',
    text: textAt(one, 'Description'),
    amountMinor: minorOf(reader, one, reader.decimal(one, 'AppliedAmount'), currency),
    basis: 'net',
    tax: ciiTaxGroup(one, 'AppliedTradeTax', reader),
  }));
  return [...plain, ...freight];
}

/** A document may state its tax once more in the currency of the tax office (BT-111); that one is not looked at. */
function taxTotal(settlement: XmlElement, currency: string): XmlElement | null {
  const totals = findAll(settlement, `${TOTALS}/TaxTotalAmount`);
  return totals.find((total) => total.attributes['currencyID'] === currency) ?? totals[0] ?? null;
}
