import type { CompanyMasters } from '../company-masters.ts';
import type { Connector, ConnectionTest } from '../connector.ts';
import type { ConnectorHost } from '../connector-host.ts';
import { given, type Outcome } from '../outcome.ts';
import { keptForPull, readBooks, readSuppliers, searchRead, type OdooSource } from './odoo-books.ts';
import { odooDrafts, odooHistory, odooListing } from './odoo-history.ts';
import { OdooRpc } from './odoo-rpc.ts';
import type { OdooSettings } from './odoo-settings.ts';
import { odooWriteBack } from './odoo-write-back.ts';

/** Connects to Odoo 16 and later: from 19 on by JSON-2, before by execute_kw. */
export function odooConnector(settings: OdooSettings, host: ConnectorHost): Connector {
  const source: OdooSource = { rpc: new OdooRpc(settings, host), settings };
  const booksOf = keptForPull(source);
  return {
    kind: 'odoo',
    abilities: { listing: true, drafts: true },
    test: () => testOdoo(source),
    masters: () => odooMasters(source),
    history: (cursor, documentCount) => odooHistory(source, booksOf, cursor, documentCount),
    listing: (cursor, lineCount) => odooListing(source, cursor, lineCount),
    drafts: (cursor, documentCount) => odooDrafts(source, cursor, documentCount),
    writeBack: (coding) => odooWriteBack(source, coding),
  };
}

async function testOdoo(source: OdooSource): Promise<Outcome<ConnectionTest>> {
  const version = await source.rpc.version();
  if (!version.ok) return version;
  const wanted = source.settings.company === null ? [] : [['id', '=', source.settings.company]];
  const search = { domain: wanted, fields: ['name'], order: 'id', limit: 2 };
  const companies = await searchRead(source, 'res.company', search, (place) => place.at('name').text());
  if (!companies.ok) return companies;
  const history = await odooHistory(source, keptForPull(source), null, 1);
  if (!history.ok) return history;
  const masters = await odooMasters(source);
  if (!masters.ok) return masters;
  return given({
    system: `Odoo ${version.value.text}`,
    companyName: companies.value[0] ?? '',
    dimensions: masters.value.dimensions.map(({ name }) => name),
    remarks:
      companies.value.length > 1
        ? ['The user sees several companies and the settings name none: their documents would be mixed.']
        : [],
  });
}

async function odooMasters(source: OdooSource): Promise<Outcome<CompanyMasters>> {
  const books = await readBooks(source);
  if (!books.ok) return books;
  const suppliers = await readSuppliers(source);
  if (!suppliers.ok) return suppliers;
  const names = [...new Set(books.value.values.map(({ dimension }) => dimension))];
  const others = names.filter((name) => name !== 'account' && name !== 'tax_code').sort();
  const dimensions = ['account', 'tax_code', ...others].map((name) => {
    const values = books.value.values.filter(({ dimension }) => dimension === name);
    return { name, label: values[0]?.label ?? name, values: values.map(({ value }) => value) };
  });
  return given({ dimensions, suppliers: suppliers.value });
}
