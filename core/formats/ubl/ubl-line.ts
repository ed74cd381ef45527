import { floatingNumber, negated, plus, ZERO, type Decimal } from '../../domain/decimal.ts';
import type { TaxGroup } from '../../domain/invoice.ts';
import { checkLine } from '../invoice/check-line.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import type { LineDraft } from '../invoice/line-draft.ts';
import { pricePerUnit } from '../invoice/price-per-unit.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

/** A line of a UBL invoice or credit note. */
export function ublLine(line: XmlElement, reader: FieldReader): LineDraft {
  const quantityName = find(line, 'CreditedQuantity') ? 'CreditedQuantity' : 'InvoicedQuantity';
  const item = find(line, 'Item');
  const draft: LineDraft = {
    fileLine: line.line,
    lineId: textAt(line, 'ID'),
    text: lineText(line),
    quantity: reader.optionalDecimal(line, quantityName),
    unit: find(line, quantityName)?.attributes['unitCode'] ?? '',
    unitPrice: unitPrice(line, reader),
    net: reader.decimal(line, 'LineExtensionAmount'),
    tax: item ? ublTaxGroup(item, 'ClassifiedTaxCategory', reader) : { category: '', rate: null },
    fields: statedFields({
      cost_reference: textAt(line, 'AccountingCost', 'AccountingCostCode'),
      item_code: textAt(line, 'Item/SellersItemIdentification/ID', 'Item/StandardItemIdentification/ID'),
      item_class: textAt(line, 'Item/CommodityClassification/ItemClassificationCode'),
    }),
  };
  const price = reader.optionalDecimal(line, 'Price/PriceAmount');
  const base = reader.optionalDecimal(line, 'Price/BaseQuantity');
  checkLine(line, { ...draft, price, base, allowances: lineAllowances(line, reader) }, reader);
  return draft;
}

/** Charges of a line less its allowances. */
function lineAllowances(line: XmlElement, reader: FieldReader): Decimal {
  return findAll(line, 'AllowanceCharge')
    .map((one) => {
      const size = reader.decimal(one, 'Amount');
      return textAt(one, 'ChargeIndicator') === 'true' ? size : negated(size);
    })
    .reduce(plus, ZERO);
}

/** Category and rate of the tax of an element; the category that is VAT where there are several. */
export function ublTaxGroup(element: XmlElement, way: string, reader: FieldReader): TaxGroup {
  const categories = findAll(element, way);
  const vat = categories.find((category) => textAt(category, 'TaxScheme/ID') === 'VAT') ?? categories[0];
  if (!vat) return { category: '', rate: null };
  const rate = reader.optionalDecimal(vat, 'Percent');
  return { category: textAt(vat, 'ID'), rate: rate === null ? null : floatingNumber(rate) };
}

/** Name and description, once each: both are what a person reads of the article. */
function lineText(line: XmlElement): string {
  const name = textAt(line, 'Item/Name');
  const description = textAt(line, 'Item/Description');
  const texts = [
    name,
    description.startsWith(name) && name !== '' ? description.slice(name.length).trim() : description,
  ];
  return texts.filter((text) => text !== '').join(' ') || textAt(line, 'Note');
}

/** The price of one unit; where the price is for several (a hundred pieces) with four more decimals than it states. */
function unitPrice(line: XmlElement, reader: FieldReader): Decimal | null {
  const price = reader.optionalDecimal(line, 'Price/PriceAmount');
  const base = reader.optionalDecimal(line, 'Price/BaseQuantity');
  return price && base ? pricePerUnit(price, base) : price;
}
