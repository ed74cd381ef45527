import type { MasterValue } from '../../../core/domain/masters.ts';
import type { SupplierRecord } from '../company-masters.ts';
import { dimensionKey } from '../dimension-key.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { given, type Outcome } from '../outcome.ts';
import type { OdooRpc } from './odoo-rpc.ts';
import type { OdooSettings } from './odoo-settings.ts';

/** A value that a line may be coded with. */
export interface OdooValue {
  readonly id: number;
  readonly dimension: string;
  /** What Odoo calls the dimension. */
  readonly label: string;
  readonly value: MasterValue;
}

/** Odoo's numbers of accounts, taxes and analytic accounts with their codes; lines hold numbers only. */
export interface OdooBooks {
  readonly values: readonly OdooValue[];
  readonly accounts: ReadonlyMap<number, OdooValue>;
  readonly taxes: ReadonlyMap<number, OdooValue>;
  readonly analytic: ReadonlyMap<number, OdooValue>;
}

/** An Odoo database seen as one company of it. */
export interface OdooSource {
  readonly rpc: OdooRpc;
  readonly settings: OdooSettings;
}

/** A search with named arguments. */
export interface OdooSearch {
  readonly domain: readonly unknown[];
  readonly fields: readonly string[];
  readonly order: string;
  readonly limit: number | null;
}

/** The records of a model that a search finds, those of other companies left out where the settings name one. */
export function searchRead<Row>(
  { rpc, settings }: OdooSource,
  model: string,
  { domain, fields, order, limit }: OdooSearch,
  read: (place: JsonPlace) => Row,
): Promise<Outcome<readonly Row[]>> {
  const companies = settings.company === null ? {} : { allowed_company_ids: [settings.company] };
  const named = {
    domain,
    fields,
    order,
    ...(limit === null ? {} : { limit }),
    context: { ...companies, active_test: false },
  };
  return rpc.call({ model, method: 'search_read', named }, (place) => place.list().map(read));
}

/** Reads all values. */
export async function readBooks(source: OdooSource): Promise<Outcome<OdooBooks>> {
  const accounts = await readAccounts(source);
  if (!accounts.ok) return accounts;
  const taxes = await readTaxes(source);
  if (!taxes.ok) return taxes;
  const analytic = await readAnalytic(source);
  if (!analytic.ok) return analytic;
  const byId = (values: readonly OdooValue[]) => new Map(values.map((one) => [one.id, one]));
  return given({
    values: [...accounts.value, ...taxes.value, ...analytic.value],
    accounts: byId(accounts.value),
    taxes: byId(taxes.value),
    analytic: byId(analytic.value),
  });
}

/** Reads the books for a page of a pull; `isFirst` for its first page. */
export type PullBooks = (isFirst: boolean) => Promise<Outcome<OdooBooks>>;

/**
 * Books that are read with the first page of a pull and serve all of it. What is entered in Odoo after that can stand only on
 * documents changed after the pull began, and the next pull begins before them.
 */
export function keptForPull(source: OdooSource): PullBooks {
  let kept: OdooBooks | null = null;
  return async (isFirst) => {
    if (kept !== null && !isFirst) return given(kept);
    const books = await readBooks(source);
    if (books.ok) kept = books.value;
    return books;
  };
}

/** Partners that invoices came from. */
export function readSuppliers(source: OdooSource): Promise<Outcome<readonly SupplierRecord[]>> {
  const fields = ['name', 'vat', 'active'];
  const search = { domain: [['supplier_rank', '>', 0]], fields, order: 'id', limit: null };
  return searchRead(source, 'res.partner', search, (place) => ({
    id: String(place.at('id').integer()),
    name: place.at('name').textOrNone(),
    taxId: place.at('vat').textOrNone(),
    isBlocked: !place.at('active').flag(),
  }));
}

/** Up to version 18 an account is `deprecated`, from 19 on it is not `active`. */
async function readAccounts(source: OdooSource): Promise<Outcome<readonly OdooValue[]>> {
  const named = { allfields: ['deprecated', 'active'], attributes: ['type'] };
  const flags = await source.rpc.call({ model: 'account.account', method: 'fields_get', named }, (place) =>
    ['deprecated', 'active'].filter((name) => place.has(name)),
  );
  if (!flags.ok) return flags;
  const search = { domain: [], fields: ['code', 'name', ...flags.value], order: 'code', limit: null };
  return searchRead(source, 'account.account', search, (place) => ({
    id: place.at('id').integer(),
    dimension: 'account',
    label: 'Account',
    value: {
      ...masterValue(place, place.at('code').textOrNone() || place.at('name').text()),
      isBlocked: place.at('deprecated').is(true) || place.at('active').is(false),
    },
  }));
}

function readTaxes(source: OdooSource): Promise<Outcome<readonly OdooValue[]>> {
  const search = {
    domain: [['type_tax_use', '=', 'purchase']],
    fields: ['name', 'active'],
    order: 'id',
    limit: null,
  };
  return searchRead(source, 'account.tax', search, (place) => ({
    id: place.at('id').integer(),
    dimension: 'tax_code',
    label: 'Tax',
    value: { ...masterValue(place, place.at('name').text()), isBlocked: !place.at('active').flag() },
  }));
}

/** A plan is a dimension, its analytic accounts are the values. */
function readAnalytic(source: OdooSource): Promise<Outcome<readonly OdooValue[]>> {
  const search = { domain: [], fields: ['code', 'name', 'plan_id', 'active'], order: 'id', limit: null };
  return searchRead(source, 'account.analytic.account', search, (place) => {
    const label = referenceOf(place.at('plan_id'))?.name ?? 'Analytic';
    return {
      id: place.at('id').integer(),
      dimension: dimensionKey(label),
      label,
      value: {
        ...masterValue(place, place.at('code').textOrNone() || place.at('name').text()),
        isBlocked: !place.at('active').flag(),
      },
    };
  });
}

/** A reference to another record: `[number, name]`, false where there is none. */
export function referenceOf(place: JsonPlace): { readonly id: number; readonly name: string } | null {
  if (place.isNothing || place.is(false)) return null;
  const [id, name] = place.list(2);
  if (id === undefined || name === undefined) return place.fail('a number and a name');
  return { id: id.integer(), name: name.text() };
}

function masterValue(place: JsonPlace, code: string): MasterValue {
  return {
    code,
    name: place.at('name').textOrNone(),
    parentCode: null,
    validFrom: null,
    validUntil: null,
    isBlocked: false,
    allowed: {},
  };
}
