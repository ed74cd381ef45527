import type { MasterValue } from '../../../core/domain/masters.ts';
import type { CompanyMasters, DimensionMasters, SupplierRecord } from '../company-masters.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { given, type Outcome } from '../outcome.ts';
import { codeOf, dimensionOfRoot } from './tryton-line.ts';
import { searchRead, type TrytonSource } from './tryton-source.ts';
import { readDay } from './tryton-values.ts';

/** See Connector.masters. */
export async function trytonMasters(source: TrytonSource): Promise<Outcome<CompanyMasters>> {
  const accounts = await readAccounts(source);
  if (!accounts.ok) return accounts;
  const taxes = await readTaxes(source);
  if (!taxes.ok) return taxes;
  const analytic = source.hasAnalytic ? await readAnalytic(source) : given([]);
  if (!analytic.ok) return analytic;
  const suppliers = await readSuppliers(source);
  if (!suppliers.ok) return suppliers;
  return given({
    dimensions: [
      { name: 'account', label: 'Account', values: accounts.value },
      { name: 'tax_code', label: 'Tax', values: taxes.value },
      ...analytic.value,
    ],
    suppliers: suppliers.value,
  });
}

/** All values of a company: a company has hundreds or thousands, so there are no pages. */
function search(source: TrytonSource, ...domain: readonly unknown[]) {
  return {
    domain: [['company', '=', source.company], ...domain],
    order: [['id', 'ASC']],
    limit: null,
  } as const;
}

/** An account without a type only stands above others. */
async function readAccounts(source: TrytonSource): Promise<Outcome<readonly MasterValue[]>> {
  const fields = [
    'code',
    'name',
    'type',
    'closed',
    'active',
    'start_date',
    'end_date',
    'parent.code',
    'parent.type',
  ];
  return searchRead(source, 'account.account', search(source, ['code', '!=', null]), fields, (place) => {
    const parent = place.at('parent.');
    const isHeadingAbove = !parent.isNothing && parent.at('type').isNothing;
    return {
      ...masterValue(place),
      parentCode: isHeadingAbove ? parent.at('code').textOrNone() || null : null,
      isBlocked: place.at('closed').is(true) || !isActive(place) || place.at('type').isNothing,
    };
  });
}

async function readTaxes(source: TrytonSource): Promise<Outcome<readonly MasterValue[]>> {
  const fields = ['name', 'active', 'start_date', 'end_date'];
  return searchRead(source, 'account.tax', search(source, ['parent', '=', null]), fields, (place) => ({
    ...masterValue(place),
    code: place.at('name').text(),
    isBlocked: !isActive(place),
  }));
}

/** A root of the analytic accounts is a dimension, its normal accounts are the values. */
async function readAnalytic(source: TrytonSource): Promise<Outcome<readonly DimensionMasters[]>> {
  const fields = ['code', 'name', 'type', 'active', 'root.code', 'root.name'];
  const found = await searchRead(source, 'analytic_account.account', search(source), fields, (place) => ({
    isRoot: place.at('type').is('root'),
    isValue: place.at('type').is('normal') || place.at('type').is('distribution'),
    dimension: dimensionOfRoot(place.at('type').is('root') ? place : place.at('root.')),
    value: { ...masterValue(place), code: codeOf(place), isBlocked: !isActive(place) },
  }));
  if (!found.ok) return found;
  const roots = found.value.filter(({ isRoot }) => isRoot);
  const dimensions = roots.map(({ dimension, value }) => ({
    name: dimension,
    label: value.name,
    values: found.value.filter((one) => one.isValue && one.dimension === dimension).map((one) => one.value),
  }));
  return given(dimensions.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

async function readSuppliers(source: TrytonSource): Promise<Outcome<readonly SupplierRecord[]>> {
  const fields = ['code', 'name', 'active', 'tax_identifier.code'];
  const parties = { domain: [], order: [['id', 'ASC']], limit: null } as const;
  return searchRead(source, 'party.party', parties, fields, (place) => ({
    id: place.at('code').textOrNone(),
    name: place.at('name').textOrNone(),
    taxId: place.at('tax_identifier.').isNothing ? '' : place.at('tax_identifier.').at('code').textOrNone(),
    isBlocked: !isActive(place),
  }));
}

function masterValue(place: JsonPlace): MasterValue {
  const day = (name: string): string | null =>
    !place.has(name) || place.at(name).isNothing ? null : readDay(place.at(name));
  return {
    code: place.has('code') ? place.at('code').textOrNone() : '',
    name: place.at('name').textOrNone(),
    parentCode: null,
    validFrom: day('start_date'),
    validUntil: day('end_date'),
    isBlocked: false,
    allowed: {},
  };
}

/** Booleans of SQLite come as 0 and 1. */
function isActive(place: JsonPlace): boolean {
  return !place.at('active').is(false) && !place.at('active').is(0);
}
