import type { ConnectorHost } from '../connector-host.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { given, type Outcome } from '../outcome.ts';
import { readInvoice, INVOICE_FIELDS, type TrytonInvoice } from './tryton-invoice.ts';
import { lineFields, readLine, type TrytonLine } from './tryton-line.ts';
import { TrytonRpc } from './tryton-rpc.ts';
import type { TrytonSettings } from './tryton-settings.ts';

/** A search: a domain with an order and a limit; null: without one. */
export interface TrytonSearch {
  readonly domain: readonly unknown[];
  readonly order: readonly (readonly [string, 'ASC' | 'DESC'])[];
  readonly limit: number | null;
}

/** A Tryton database seen as one company of it. */
export interface TrytonSource {
  readonly rpc: TrytonRpc;
  readonly settings: TrytonSettings;
  /** What every call gets: the company, and records that are not active any more. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly company: number;
  readonly hasAnalytic: boolean;
}

/** Opens the database of the settings; signs in. */
export async function openTryton(
  settings: TrytonSettings,
  host: ConnectorHost,
): Promise<Outcome<TrytonSource>> {
  const rpc = new TrytonRpc(settings, host);
  const company = await companyOf(rpc, settings);
  if (!company.ok) return company;
  const modules = await rpc.call(
    'model.ir.module.search',
    [
      [
        ['name', '=', 'analytic_invoice'],
        ['state', '=', 'activated'],
      ],
      0,
      1,
      null,
      {},
    ],
    (place) => place.list(1).length,
  );
  if (!modules.ok) return modules;
  const context = { company: company.value, active_test: false };
  return given({ rpc, settings, context, company: company.value, hasAnalytic: modules.value > 0 });
}

/** The records of a model that a search finds. */
export function searchRead<Row>(
  { rpc, context }: TrytonSource,
  model: string,
  { domain, order, limit }: TrytonSearch,
  fields: readonly string[],
  read: (place: JsonPlace) => Row,
): Promise<Outcome<readonly Row[]>> {
  return rpc.call(`model.${model}.search_read`, [domain, 0, limit, order, fields, context], (place) =>
    place.list().map(read),
  );
}

/** Supplier invoices of the company that a search finds. */
export function searchInvoices(
  source: TrytonSource,
  search: TrytonSearch,
): Promise<Outcome<readonly TrytonInvoice[]>> {
  const domain = [['type', '=', 'in'], ['company', '=', source.company], ...search.domain];
  return searchRead(source, 'account.invoice', { ...search, domain }, INVOICE_FIELDS, readInvoice);
}

/** Lines of invoices by the invoice's number, in the order of the document. */
export async function linesOf(
  source: TrytonSource,
  invoices: readonly TrytonInvoice[],
): Promise<Outcome<ReadonlyMap<number, readonly TrytonLine[]>>> {
  const lines = new Map<number, TrytonLine[]>(invoices.map(({ id }) => [id, []]));
  if (invoices.length === 0) return given(lines);
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const search: TrytonSearch = {
    domain: [
      ['invoice', 'in', invoices.map(({ id }) => id)],
      ['type', '=', 'line'],
    ],
    order: [
      ['invoice', 'ASC'],
      ['sequence', 'ASC'],
      ['id', 'ASC'],
    ],
    limit: null,
  };
  const fields = lineFields(source.hasAnalytic);
  const found = await searchRead(source, 'account.invoice.line', search, fields, (place) => {
    const invoice = byId.get(place.at('invoice').integer());
    const known = invoice === undefined ? undefined : lines.get(invoice.id);
    if (invoice === undefined || known === undefined)
      return place.at('invoice').fail('one that was asked for');
    known.push(readLine(place, invoice, known.length + 1, source.settings.placeholderAccounts));
    return null;
  });
  return found.ok ? given(lines) : found;
}

async function companyOf(rpc: TrytonRpc, { company }: TrytonSettings): Promise<Outcome<number>> {
  if (company !== null) return given(company);
  return rpc.call('model.res.user.get_preferences', [true, {}], (place) => place.at('company').integer());
}
