import type { Party } from '../../domain/invoice.ts';
import { textAt, type XmlElement } from '../xml/xml-element.ts';

/** A seller or buyer; in the simplified form its names stand one level higher, which `where` says. */
export function fatturaPartyAt(party: XmlElement | null, where: PartyPlaces): Party {
  if (party === null) return { name: '', id: '', taxId: '' };
  const country = textAt(party, `${where.numbers}IdFiscaleIVA/IdPaese`);
  const number = textAt(party, `${where.numbers}IdFiscaleIVA/IdCodice`);
  const fiscalCode = textAt(party, `${where.numbers}CodiceFiscale`);
  const person = [textAt(party, `${where.names}Nome`), textAt(party, `${where.names}Cognome`)];
  return {
    name: textAt(party, `${where.names}Denominazione`) || person.filter((part) => part !== '').join(' '),
    id: fiscalCode,
    taxId: number === '' ? fiscalCode : country + number,
  };
}

/** Ways of child names, each with its `/` or ''. */
export interface PartyPlaces {
  readonly numbers: string;
  readonly names: string;
}

/** What a supplier is; '' where it is not named. */
export type PartyType = 'company' | 'EU company' | 'foreign company' | 'person' | '';

/**
 * Whether a party is a person (Nome and Cognome) or a company (Denominazione): of Italy, of another country of the European
 * Union or of none, by the country of its VAT number, else of its seat. The four kinds are those of Bardelli et al. (2020).
 */
export function partyType(party: XmlElement | null, { numbers, names }: PartyPlaces): PartyType {
  if (party === null) return '';
  if (textAt(party, `${names}Denominazione`) === '')
    return textAt(party, `${names}Cognome`) === '' ? '' : 'person';
  const country = textAt(party, `${numbers}IdFiscaleIVA/IdPaese`, 'Sede/Nazione');
  if (country === '' || country === 'IT') return 'company';
  return EU_COUNTRIES.has(country) ? 'EU company' : 'foreign company';
}

/** Members of the European Union besides Italy, ISO 3166; VAT numbers of Greece begin with EL. */
const EU_COUNTRIES = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Where the ordinary form has them, of both parties. */
export const ORDINARY: PartyPlaces = { numbers: 'DatiAnagrafici/', names: 'DatiAnagrafici/Anagrafica/' };
/** Where the simplified form has them, of the seller. */
export const SIMPLIFIED_SELLER: PartyPlaces = { numbers: '', names: '' };
/** Where the simplified form has them, of the buyer. */
export const SIMPLIFIED_BUYER: PartyPlaces = {
  numbers: 'IdentificativiFiscali/',
  names: 'AltriDatiIdentificativi/',
};
