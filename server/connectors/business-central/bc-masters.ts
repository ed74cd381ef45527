import type { MasterValue } from '../../../core/domain/masters.ts';
import type { CompanyMasters, DimensionMasters, SupplierRecord } from '../company-masters.ts';
import { dimensionKey } from '../dimension-key.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { given, type Outcome } from '../outcome.ts';
import type { BcClient } from './bc-client.ts';

/** See Connector.masters. */
export async function bcMasters(client: BcClient): Promise<Outcome<CompanyMasters>> {
  const accounts = await readAccounts(client);
  if (!accounts.ok) return accounts;
  const taxes = await client.all(client.pathOf('taxGroups', { $select: 'code,displayName' }), (place) =>
    masterValue(place, place.at('code').text()),
  );
  if (!taxes.ok) return taxes;
  const dimensions = await readDimensions(client);
  if (!dimensions.ok) return dimensions;
  const suppliers = await readSuppliers(client);
  if (!suppliers.ok) return suppliers;
  return given({
    dimensions: [
      { name: 'account', label: 'G/L Account', values: accounts.value },
      { name: 'tax_code', label: 'Tax group', values: taxes.value },
      ...[...dimensions.value].sort((a, b) => (a.name < b.name ? -1 : 1)),
    ],
    suppliers: suppliers.value,
  });
}

function readAccounts(client: BcClient): Promise<Outcome<readonly MasterValue[]>> {
  const $select = 'number,displayName,accountType,directPosting,blocked';
  return client.all(client.pathOf('accounts', { $select }), (place) => {
    const isOpen = place.at('directPosting').flag() && !place.at('blocked').flag();
    return {
      ...masterValue(place, place.at('number').text()),
      isBlocked: !isOpen || !place.at('accountType').is('Posting'),
    };
  });
}

function readDimensions(client: BcClient): Promise<Outcome<readonly DimensionMasters[]>> {
  const $expand = 'dimensionValues($select=code,displayName)';
  return client.all(client.pathOf('dimensions', { $select: 'code,displayName', $expand }), (place) => ({
    name: dimensionKey(place.at('code').text()),
    label: place.at('displayName').textOrNone(),
    values: place
      .at('dimensionValues')
      .list()
      .map((value) => masterValue(value, value.at('code').text())),
  }));
}

function readSuppliers(client: BcClient): Promise<Outcome<readonly SupplierRecord[]>> {
  const $select = 'number,displayName,taxRegistrationNumber,blocked';
  return client.all(client.pathOf('vendors', { $select }), (place) => ({
    id: place.at('number').text(),
    name: place.at('displayName').textOrNone(),
    taxId: place.at('taxRegistrationNumber').textOrNone(),
    // A blank stands for "not blocked", as text.
    isBlocked: !['', ' ', '_x0020_'].includes(place.at('blocked').textOrNone()),
  }));
}

function masterValue(place: JsonPlace, code: string): MasterValue {
  return {
    code,
    name: place.at('displayName').textOrNone(),
    parentCode: null,
    validFrom: null,
    validUntil: null,
    isBlocked: false,
    allowed: {},
  };
}
