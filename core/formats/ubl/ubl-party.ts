import type { Party } from '../../domain/invoice.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

/** A party of a UBL document; the VAT number comes before other tax numbers. */
export function ublParty(root: XmlElement, role: string): Party {
  const party = find(root, `${role}/Party`);
  if (party === null) return { name: '', id: '', taxId: '' };
  const schemes = findAll(party, 'PartyTaxScheme');
  const vat = schemes.find((scheme) => textAt(scheme, 'TaxScheme/ID').toUpperCase() === 'VAT');
  return {
    name: textAt(party, 'PartyLegalEntity/RegistrationName', 'PartyName/Name'),
    id: textAt(party, 'PartyLegalEntity/CompanyID', 'PartyIdentification/ID', 'EndpointID'),
    taxId: textAt(vat ?? party, vat ? 'CompanyID' : 'PartyTaxScheme/CompanyID'),
  };
}
