import { floatingNumber } from '../../domain/decimal.ts';
import type { TaxGroup } from '../../domain/invoice.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import type { LineDraft } from '../invoice/line-draft.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

/** An InvoiceLine; its amount is GrossAmount, discounts and charges of the line in it. */
export function facturaeLine(line: XmlElement, reader: FieldReader): LineDraft {
  return {
    fileLine: line.line,
    lineId: textAt(line, 'SequenceNumber'),
    text: reader.text(line, 'ItemDescription'),
    quantity: reader.optionalDecimal(line, 'Quantity'),
    unit: textAt(line, 'UnitOfMeasure'),
    unitPrice: reader.optionalDecimal(line, 'UnitPriceWithoutTax'),
    net: reader.decimal(line, 'GrossAmount'),
    tax: facturaeTax(line, reader),
    fields: statedFields({
      item_code: textAt(line, 'ArticleCode'),
      order_number: textAt(line, 'ReceiverTransactionReference'),
      contract_number: textAt(line, 'ReceiverContractReference'),
      file_reference: textAt(line, 'FileReference'),
    }),
  };
}

/** TaxTypeCode (01 IVA, 02 IPSI, 03 IGIC, ...) as category and the rate of the first tax; equivalence surcharges aside. */
function facturaeTax(line: XmlElement, reader: FieldReader): TaxGroup {
  const [tax] = findAll(line, 'TaxesOutputs/Tax');
  if (!tax) return { category: '', rate: null };
  const rate = reader.optionalDecimal(tax, 'TaxRate');
  return { category: textAt(tax, 'TaxTypeCode'), rate: rate === null ? null : floatingNumber(rate) };
}
