import { floatingNumber } from '../../domain/decimal.ts';
import type { TaxGroup } from '../../domain/invoice.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

/** Category and rate of the first VAT at a way of child names. */
export function ciiTaxGroup(element: XmlElement, way: string, reader: FieldReader): TaxGroup {
  const taxes = findAll(element, way);
  const tax = taxes.find((one) => textAt(one, 'TypeCode') === 'VAT') ?? taxes[0];
  if (!tax) return { category: '', rate: null };
  const rate = reader.optionalDecimal(tax, 'RateApplicablePercent');
  return { category: textAt(tax, 'CategoryCode'), rate: rate === null ? null : floatingNumber(rate) };
}
