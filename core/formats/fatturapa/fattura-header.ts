import { isCurrencyCode } from '../../domain/currency.ts';
import type { FieldsByName, InvoiceHeader } from '../../domain/invoice.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { find, textAt, type XmlElement } from '../xml/xml-element.ts';
import { ORDINARY, partyType } from './fattura-party.ts';

const DOCUMENT = 'DatiGenerali/DatiGeneraliDocumento';
const SUPPLIER = 'CedentePrestatore';
/** Credit notes: ordinary, simplified. */
const CREDIT_TYPES = new Set(['TD04', 'TD08']);

/** What names one body and says of which kind it is. */
export function fatturaDocument(body: XmlElement, fields: FieldsByName, reader: FieldReader): InvoiceHeader {
  const typeCode = reader.text(body, `${DOCUMENT}/TipoDocumento`);
  const currency = reader.text(body, `${DOCUMENT}/Divisa`);
  if (currency !== '' && !isCurrencyCode(currency))
    reader.fault(body, 'a currency code of three letters', `"${currency}"`);
  return {
    kind: CREDIT_TYPES.has(typeCode) ? 'credit note' : 'invoice',
    documentId: reader.text(body, `${DOCUMENT}/Numero`),
    date: reader.date(body, `${DOCUMENT}/Data`),
    currency,
    typeCode,
    direction: null,
    fields,
  };
}

/** Facts of the header and of one body that are known before coding. */
export function ordinaryFields(header: XmlElement | null, body: XmlElement): FieldsByName {
  const general = 'DatiGenerali';
  const supplier = header && find(header, SUPPLIER);
  return statedFields({
    supplier_tax_regime: supplier ? textAt(supplier, 'DatiAnagrafici/RegimeFiscale') : '',
    supplier_type: partyType(supplier, ORDINARY),
    supplier_country: supplier ? textAt(supplier, 'Sede/Nazione') : '',
    supplier_province: supplier ? textAt(supplier, 'Sede/Provincia') : '',
    professional_register: supplier ? textAt(supplier, 'DatiAnagrafici/AlboProfessionale') : '',
    withholding_reason: textAt(body, `${DOCUMENT}/DatiRitenuta/CausalePagamento`),
    pension_fund: textAt(body, `${DOCUMENT}/DatiCassaPrevidenziale/TipoCassa`),
    order_number: textAt(body, `${general}/DatiOrdineAcquisto/IdDocumento`),
    contract_number: textAt(body, `${general}/DatiContratto/IdDocumento`),
    project_number: textAt(
      body,
      `${general}/DatiOrdineAcquisto/CodiceCUP`,
      `${general}/DatiContratto/CodiceCUP`,
    ),
    tender_number: textAt(
      body,
      `${general}/DatiOrdineAcquisto/CodiceCIG`,
      `${general}/DatiContratto/CodiceCIG`,
    ),
    cost_reference: header ? textAt(header, `${SUPPLIER}/RiferimentoAmministrazione`) : '',
    tax_liability: textAt(body, 'DatiBeniServizi/DatiRiepilogo/EsigibilitaIVA'),
    purpose: textAt(body, `${DOCUMENT}/Causale`),
  });
}
