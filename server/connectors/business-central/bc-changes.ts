import { dimensionKey } from '../dimension-key.ts';
import { given, type Outcome } from '../outcome.ts';
import type { WriteBackPlan } from '../write-back-plan.ts';
import type { BatchedChange, BcClient } from './bc-client.ts';
import type { BcInvoice, BcLine } from './bc-invoice.ts';

/** What codes stand for. */
export interface BcCodes {
  readonly accountIds: ReadonlyMap<string, string>;
  /** Codes of Business Central by the names used in coding. */
  readonly dimensionCodes: ReadonlyMap<string, string>;
  /** One sentence for each code that cannot be written. */
  readonly unknown: readonly string[];
}

/** A filter over one field may join this many values and stay well below a URL's length. */
const VALUES_PER_FILTER = 40;

/** Looks up the codes of a plan. Tax codes and values of dimensions are checked by the service itself. */
export async function resolveBcCodes(client: BcClient, plan: WriteBackPlan): Promise<Outcome<BcCodes>> {
  const accounts = await readAccounts(client, plan);
  if (!accounts.ok) return accounts;
  const dimensions = await client.all(client.pathOf('dimensions', { $select: 'code' }), (place) =>
    place.at('code').text(),
  );
  if (!dimensions.ok) return dimensions;
  const dimensionCodes = new Map(dimensions.value.map((code) => [dimensionKey(code), code]));
  const unknown = plan.lines.flatMap(({ codes }) =>
    Object.entries(codes).flatMap(([dimension, code]) => {
      if (dimension === 'tax_code') return [];
      if (dimension !== 'account')
        return dimensionCodes.has(dimension) ? [] : [`Business Central has no dimension ${dimension}`];
      if (code === '') return ['an account cannot be cleared'];
      return accounts.value.has(code) ? [] : [`account ${code} is not known`];
    }),
  );
  return given({ accountIds: accounts.value, dimensionCodes, unknown: [...new Set(unknown)] });
}

/** New accounts and tax codes of lines. `lineObjectNumber` cannot be changed once it is set, `accountId` can. */
export function accountChanges(
  plan: WriteBackPlan,
  invoice: BcInvoice,
  book: BcCodes,
): readonly BatchedChange[] {
  return linesOf(plan, invoice).flatMap(({ line, codes }) => {
    const account = codes['account'];
    const taxCode = codes['tax_code'];
    if (account === undefined && taxCode === undefined) return [];
    const body = {
      ...(account === undefined ? {} : { accountId: book.accountIds.get(account) ?? '', ...line.kept }),
      ...(taxCode === undefined ? {} : { taxCode }),
    };
    return [{ method: 'PATCH', path: `purchaseInvoiceLines(${line.id})`, etag: line.etag, body }];
  });
}

/** New, changed and cleared values of dimensions, by what the lines have now. */
export function dimensionChanges(
  plan: WriteBackPlan,
  invoice: BcInvoice,
  book: BcCodes,
): readonly BatchedChange[] {
  return linesOf(plan, invoice).flatMap(({ line, codes }) =>
    Object.entries(codes)
      .filter(([dimension]) => dimension !== 'account' && dimension !== 'tax_code')
      .flatMap(([dimension, valueCode]) =>
        dimensionChange(line, book.dimensionCodes.get(dimension) ?? '', valueCode),
      ),
  );
}

function dimensionChange(line: BcLine, code: string, valueCode: string): readonly BatchedChange[] {
  const path = `purchaseInvoiceLines(${line.id})/dimensionSetLines`;
  const had = line.dimensions.find((one) => one.code === code);
  if (had === undefined)
    return valueCode === '' ? [] : [{ method: 'POST', path, etag: null, body: { code, valueCode } }];
  if (had.valueCode === valueCode) return [];
  const own = { path: `${path}(${had.id})`, etag: had.etag || '*' };
  return valueCode === ''
    ? [{ method: 'DELETE', ...own, body: null }]
    : [{ method: 'PATCH', ...own, body: { valueCode } }];
}

function linesOf(plan: WriteBackPlan, invoice: BcInvoice) {
  return plan.lines.flatMap(({ key, codes }) => {
    const line = invoice.lines.find(({ id }) => id === key);
    return line === undefined ? [] : [{ line, codes }];
  });
}

async function readAccounts(
  client: BcClient,
  plan: WriteBackPlan,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const codes = [...new Set(plan.lines.flatMap((line) => line.codes['account'] || []))];
  const ids = new Map<string, string>();
  for (let start = 0; start < codes.length; start += VALUES_PER_FILTER) {
    const $filter = codes
      .slice(start, start + VALUES_PER_FILTER)
      .map((code) => `number eq '${code.replaceAll("'", "''")}'`)
      .join(' or ');
    const found = await client.all(client.pathOf('accounts', { $filter, $select: 'id,number' }), (place) => ({
      id: place.at('id').text(),
      number: place.at('number').text(),
    }));
    if (!found.ok) return found;
    for (const { id, number } of found.value) ids.set(number, id);
  }
  return given(ids);
}
