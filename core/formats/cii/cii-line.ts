import { negated, plus, ZERO, type Decimal } from '../../domain/decimal.ts';
import { checkLine } from '../invoice/check-line.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import type { LineDraft } from '../invoice/line-draft.ts';
import { pricePerUnit } from '../invoice/price-per-unit.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import { ciiTaxGroup } from './cii-tax.ts';

const PRICE = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice';
const QUANTITY = 'SpecifiedLineTradeDelivery/BilledQuantity';
const SETTLEMENT = 'SpecifiedLineTradeSettlement';

/** A line of a CII invoice; null for one that only heads others or informs (Factur-X EXTENDED), whose amount counts nowhere. */
export function ciiLine(line: XmlElement, reader: FieldReader): LineDraft | null {
  const status = textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode');
  if (status === 'GROUP' || status === 'INFORMATION') return null;
  const draft: LineDraft = {
    fileLine: line.line,
    lineId: textAt(line, 'AssociatedDocumentLineDocument/LineID'),
    text: lineText(line),
    quantity: reader.optionalDecimal(line, QUANTITY),
    unit: find(line, QUANTITY)?.attributes['unitCode'] ?? '',
    unitPrice: unitPrice(line, reader),
    net: reader.decimal(line, `${SETTLEMENT}/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount`),
    tax: ciiTaxGroup(line, `${SETTLEMENT}/ApplicableTradeTax`, reader),
    fields: statedFields({
      cost_reference: textAt(line, `${SETTLEMENT}/ReceivableSpecifiedTradeAccountingAccount/ID`),
      item_code: textAt(line, 'SpecifiedTradeProduct/SellerAssignedID', 'SpecifiedTradeProduct/GlobalID'),
      item_class: textAt(line, 'SpecifiedTradeProduct/DesignatedProductClassification/ClassCode'),
    }),
  };
  const price = reader.optionalDecimal(line, `${PRICE}/ChargeAmount`);
  const base = reader.optionalDecimal(line, `${PRICE}/BasisQuantity`);
  checkLine(line, { ...draft, price, base, allowances: lineAllowances(line, reader) }, reader);
  return draft;
}

/** Charges of a line less its allowances. */
function lineAllowances(line: XmlElement, reader: FieldReader): Decimal {
  return findAll(line, `${SETTLEMENT}/SpecifiedTradeAllowanceCharge`)
    .map((one) => {
      const size = reader.decimal(one, 'ActualAmount');
      return textAt(one, 'ChargeIndicator/Indicator') === 'true' ? size : negated(size);
    })
    .reduce(plus, ZERO);
}

/** Name and description, once each: both are what a person reads of the article. */
function lineText(line: XmlElement): string {
  const name = textAt(line, 'SpecifiedTradeProduct/Name');
  const description = textAt(line, 'SpecifiedTradeProduct/Description');
  const rest =
    name !== '' && description.startsWith(name) ? description.slice(name.length).trim() : description;
  const text = [name, rest].filter((part) => part !== '').join(' ');
  return text || textAt(line, 'AssociatedDocumentLineDocument/IncludedNote/Content');
}

/** The price of one unit. */
function unitPrice(line: XmlElement, reader: FieldReader): Decimal | null {
  const price = reader.optionalDecimal(line, `${PRICE}/ChargeAmount`);
  const base = reader.optionalDecimal(line, `${PRICE}/BasisQuantity`);
  return price && base ? pricePerUnit(price, base) : price;
}
