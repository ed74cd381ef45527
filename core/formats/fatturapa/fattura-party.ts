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

/** Whether a party is a company (it has a Denominazione) or a person (Nome and Cognome); '' where it is not named. */
export function partyType(party: XmlElement | null, { names }: PartyPlaces): 'company' | 'person' | '' {
  if (party === null) return '';
  if (textAt(party, `${names}Denominazione`) !== '') return 'company';
  return textAt(party, `${names}Cognome`) === '' ? '' : 'person';
}

/** Where the ordinary form has them, of both parties. */
export const ORDINARY: PartyPlaces = { numbers: 'DatiAnagrafici/', names: 'DatiAnagrafici/Anagrafica/' };
/** Where the simplified form has them, of the seller. */
export const SIMPLIFIED_SELLER: PartyPlaces = { numbers: '', names: '' };
/** Where the simplified form has them, of the buyer. */
export const SIMPLIFIED_BUYER: PartyPlaces = {
  numbers: 'IdentificativiFiscali/',
  names: 'AltriDatiIdentificativi/',
};
