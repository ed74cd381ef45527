import { floatingNumber } from '../../domain/decimal.ts';
import type { TaxGroup } from '../../domain/invoice.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import type { LineDraft } from '../invoice/line-draft.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

/** A DettaglioLinee; its amount is PrezzoTotale, discounts of the line taken off. */
export function fatturaLine(line: XmlElement, reader: FieldReader): LineDraft {
  return {
    fileLine: line.line,
    lineId: textAt(line, 'NumeroLinea'),
    text: textAt(line, 'Descrizione'),
    quantity: reader.optionalDecimal(line, 'Quantita'),
    unit: textAt(line, 'UnitaMisura'),
    unitPrice: reader.decimal(line, 'PrezzoUnitario'),
    net: reader.decimal(line, 'PrezzoTotale'),
    tax: fatturaTax(line, reader),
    fields: statedFields({
      cost_reference: textAt(line, 'RiferimentoAmministrazione'),
      item_code: textAt(line, 'CodiceArticolo/CodiceValore'),
      line_type: textAt(line, 'TipoCessionePrestazione'),
      withholding: textAt(line, 'Ritenuta'),
      supplier_activity: activityCode(line),
    }),
  };
}

/** The supplier's ATECO code: the form has no place for it, but suppliers state it among the further facts of a line. */
function activityCode(line: XmlElement): string {
  const facts = findAll(line, 'AltriDatiGestionali');
  const stated = facts.find((fact) => /ATECO/i.test(textAt(fact, 'TipoDato')));
  return stated ? textAt(stated, 'RiferimentoTesto') : '';
}

/** AliquotaIVA as rate and Natura (why nothing is taxed) as category. */
export function fatturaTax(element: XmlElement, reader: FieldReader): TaxGroup {
  return {
    category: textAt(element, 'Natura'),
    rate: floatingNumber(reader.decimal(element, 'AliquotaIVA')),
  };
}
