import { floatingNumber } from '../../../core/domain/decimal.ts';
import type { Fault } from '../../../core/domain/ledger-line.ts';
import { dimensionKey } from '../dimension-key.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { filled, sourceLine } from '../source-line.ts';
import type { SourceLine } from '../source-document.ts';
import type { TrytonInvoice } from './tryton-invoice.ts';
import { readDecimal } from './tryton-values.ts';

/** A line's analytic entry: for each root of the analytic accounts, the one chosen. */
export interface TrytonEntry {
  readonly id: number;
  readonly dimension: string;
}

/** A line with what a write back needs. */
export interface TrytonLine {
  readonly id: number;
  readonly invoice: number;
  readonly taxes: readonly { readonly id: number; readonly name: string }[];
  readonly entries: readonly TrytonEntry[];
  /** The line itself, or what is wrong with it. */
  readonly read: SourceLine | Fault;
}

/** Several taxes on one line are one tax code. */
export const TAX_SEPARATOR = ' + ';

const LINE_FIELDS = [
  'invoice',
  'description',
  'quantity',
  'unit_price',
  'amount',
  'unit.symbol',
  'product.rec_name',
  'account.code',
  'account.name',
  'taxes.name',
];

const ANALYTIC_FIELDS = [
  'analytic_accounts.account.code',
  'analytic_accounts.account.name',
  'analytic_accounts.root.code',
  'analytic_accounts.root.name',
];

/** Fields of `account.invoice.line`; the analytic ones only where the module is there. */
export function lineFields(hasAnalytic: boolean): readonly string[] {
  return hasAnalytic ? [...LINE_FIELDS, ...ANALYTIC_FIELDS] : LINE_FIELDS;
}

/** The code of a record that may have only a name. */
export function codeOf(place: JsonPlace): string {
  return place.at('code').textOrNone() || place.at('name').text();
}

/** The dimension that a root of analytic accounts stands for. */
export function dimensionOfRoot(place: JsonPlace): string {
  return dimensionKey(codeOf(place));
}

/**
 * One answered record of an invoice. Its tax rate is not given, since in Tryton it follows from the tax that is to be coded: a
 * draft without one could not have it. An account among `placeholders` counts as none.
 */
export function readLine(
  place: JsonPlace,
  invoice: TrytonInvoice,
  lineNo: number,
  placeholders: readonly string[],
): TrytonLine {
  const id = place.at('id').integer();
  const taxes = readTaxes(place.at('taxes.'));
  const entries = place.has('analytic_accounts.') ? place.at('analytic_accounts.').list(100) : [];
  const account = place.at('account.').isNothing ? '' : codeOf(place.at('account.'));
  const coding = {
    account: placeholders.includes(account) ? '' : account,
    tax_code: taxes.map(({ name }) => name).join(TAX_SEPARATOR),
    ...Object.fromEntries(entries.map((entry) => [dimensionOfRoot(entry.at('root.')), chosen(entry)])),
  };
  return {
    id,
    invoice: invoice.id,
    taxes,
    entries: entries.map((entry) => ({
      id: entry.at('id').integer(),
      dimension: dimensionOfRoot(entry.at('root.')),
    })),
    read: sourceLine(
      {
        ...lineParts(place, invoice),
        key: String(id),
        lineNo,
        taxRate: null,
        coding: filled(coding),
      },
      `Tryton, invoice ${invoice.documentId}, line ${lineNo}`,
    ),
  };
}

function lineParts(place: JsonPlace, invoice: TrytonInvoice) {
  const { supplier } = invoice;
  const nameOf = (field: string, name: string): string =>
    place.at(field).isNothing ? '' : place.at(field).at(name).textOrNone();
  return {
    documentId: invoice.documentId,
    date: invoice.date,
    supplierName: supplier.name,
    supplierId: supplier.id,
    supplierTaxId: supplier.taxId,
    text: place.at('description').textOrNone(),
    quantity: place.at('quantity').isNothing ? null : place.at('quantity').number(),
    unitPrice: place.at('unit_price').isNothing ? null : floatingNumber(readDecimal(place.at('unit_price'))),
    amount: readDecimal(place.at('amount')),
    currency: invoice.currency,
    company: invoice.companyName,
    fields: filled({
      product: nameOf('product.', 'rec_name'),
      unit: nameOf('unit.', 'symbol'),
      document_text: invoice.description,
    }),
  };
}

function readTaxes(place: JsonPlace): TrytonLine['taxes'] {
  const taxes = place.isNothing ? [] : place.list(100);
  return taxes
    .map((tax) => ({
      id: tax.at('id').integer(),
      name: tax.at('name').text(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function chosen(entry: JsonPlace): string {
  return entry.at('account.').isNothing ? '' : codeOf(entry.at('account.'));
}
