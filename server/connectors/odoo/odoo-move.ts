import type { IsoDate } from '../../../core/domain/calendar-day.ts';
import { negated } from '../../../core/domain/decimal.ts';
import type { Fault } from '../../../core/domain/ledger-line.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { given, type Outcome } from '../outcome.ts';
import { decimalOf, filled, recordFault, sourceLine } from '../source-line.ts';
import type { SourceLine } from '../source-document.ts';
import { readDistribution, type Distribution } from './odoo-distribution.ts';
import { referenceOf, searchRead, type OdooBooks, type OdooSource } from './odoo-books.ts';

/** A supplier's bill or refund with its lines. */
export interface OdooMove {
  readonly id: number;
  readonly state: string;
  readonly changedMs: number;
  readonly documentId: string;
  readonly lines: readonly OdooLine[];
}

/** A line with what a write back needs. */
export interface OdooLine {
  readonly id: number;
  readonly distribution: Distribution;
  /** The line itself, or what is wrong with it. */
  readonly read: SourceLine | Fault;
}

/** Bills and refunds; what else is an `account.move` is no supplier's document. */
export const MOVE_TYPES = ['in_invoice', 'in_refund'];

const MOVE_FIELDS = [
  ...['move_type', 'state', 'name', 'ref', 'date', 'invoice_date', 'partner_id', 'currency_id'],
  ...['company_id', 'write_date'],
];
const LINE_FIELDS = [
  ...['move_id', 'name', 'quantity', 'price_unit', 'price_subtotal', 'account_id', 'tax_ids'],
  ...['analytic_distribution', 'product_id'],
];
const SEPARATOR = ' + ';

type Head = ReturnType<typeof readHead>;

/** Documents by their numbers, with their lines. */
export async function readMoves(
  source: OdooSource,
  books: OdooBooks,
  ids: readonly number[],
): Promise<Outcome<readonly OdooMove[]>> {
  if (ids.length === 0) return given([]);
  const domain = [
    ['id', 'in', ids],
    ['move_type', 'in', MOVE_TYPES],
  ];
  const moves = { domain, fields: MOVE_FIELDS, order: 'write_date, id', limit: null };
  const heads = await searchRead(source, 'account.move', moves, readHead);
  if (!heads.ok) return heads;
  const byId = new Map(heads.value.map((head) => [head.id, { head, lines: [] as OdooLine[] }]));
  const coded = [
    ['move_id', 'in', [...byId.keys()]],
    ['display_type', '=', 'product'],
  ];
  const search = { domain: coded, fields: LINE_FIELDS, order: 'move_id, sequence, id', limit: null };
  const found = await searchRead(source, 'account.move.line', search, (place) => {
    const move = byId.get(referenceOf(place.at('move_id'))?.id ?? 0);
    if (move === undefined) return place.at('move_id').fail('one that was asked for');
    move.lines.push(readLine(place, move.head, move.lines.length + 1, source, books));
    return null;
  });
  if (!found.ok) return found;
  return given([...byId.values()].map(({ head, lines }) => ({ ...head, lines })));
}

/** A time as Odoo writes it, in UTC and to the second, as Unix time in milliseconds. */
export function readInstantMs(place: JsonPlace): number {
  const text = place.text();
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text))
    return place.fail('a time such as 2026-01-31 23:59:59');
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** A second (Unix time) as a value of a domain. */
export function writeSecond(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function readHead(place: JsonPlace) {
  const id = place.at('id').integer();
  const partner = referenceOf(place.at('partner_id'));
  const changedMs = readInstantMs(place.at('write_date'));
  // A draft is called "/".
  const name = place.at('name').textOrNone().replace(/^\/$/, '');
  return {
    id,
    state: place.at('state').text(),
    isRefund: place.at('move_type').is('in_refund'),
    changedMs,
    documentId: place.at('ref').textOrNone() || name || String(id),
    date:
      dayOf(place.at('date')) ??
      dayOf(place.at('invoice_date')) ??
      writeSecond(changedMs / 1000).slice(0, 10),
    supplierName: partner?.name ?? '',
    supplierId: partner === null ? '' : String(partner.id),
    currency: referenceOf(place.at('currency_id'))?.name ?? '',
    company: referenceOf(place.at('company_id'))?.name ?? '',
  };
}

function readLine(
  place: JsonPlace,
  head: Head,
  lineNo: number,
  { settings }: OdooSource,
  books: OdooBooks,
): OdooLine {
  const id = place.at('id').integer();
  const where = `Odoo, document ${head.documentId}, line ${lineNo}`;
  const distribution = readDistribution(place.at('analytic_distribution'), books);
  const account = books.accounts.get(referenceOf(place.at('account_id'))?.id ?? 0)?.value.code ?? '';
  const amount = decimalOf(place.at('price_subtotal').number());
  const read =
    amount === null
      ? recordFault(where, 'an amount', 'another number')
      : sourceLine(
          {
            ...lineParts(place, head),
            key: String(id),
            lineNo,
            amount: head.isRefund ? negated(amount) : amount,
            coding: filled({
              account: settings.placeholderAccounts.includes(account) ? '' : account,
              tax_code: taxCodeOf(place.at('tax_ids'), books),
              ...distribution.codes,
            }),
          },
          where,
        );
  return { id, distribution, read };
}

function lineParts(place: JsonPlace, head: Head) {
  return {
    documentId: head.documentId,
    date: head.date,
    supplierName: head.supplierName,
    supplierId: head.supplierId,
    supplierTaxId: '',
    text: place.at('name').textOrNone(),
    quantity: place.at('quantity').number(),
    unitPrice: place.at('price_unit').number(),
    currency: head.currency,
    // Follows from the tax that is to be coded: not known before.
    taxRate: null,
    company: head.company,
    fields: filled({ product: referenceOf(place.at('product_id'))?.name ?? '' }),
  };
}

/** Several taxes on one line are one tax code, by name. */
function taxCodeOf(place: JsonPlace, books: OdooBooks): string {
  const names = place.list(100).flatMap((id) => books.taxes.get(id.integer())?.value.code ?? []);
  return names.sort().join(SEPARATOR);
}

/** Odoo's numbers of the taxes of a tax code; null where one is not known or is there more than once. */
export function taxIdsOf(code: string, books: OdooBooks): readonly number[] | null {
  const ids: number[] = [];
  for (const name of code === '' ? [] : code.split(SEPARATOR)) {
    const found = [...books.taxes.values()].filter((tax) => tax.value.code === name && !tax.value.isBlocked);
    if (found.length !== 1 || found[0] === undefined) return null;
    ids.push(found[0].id);
  }
  return ids;
}

function dayOf(place: JsonPlace): IsoDate | null {
  const text = place.textOrNone();
  if (text === '') return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : place.fail('a date');
}
