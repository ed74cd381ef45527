import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

/** Lines of each bill of the made Odoo. */
export const LINES_A_BILL = 4;

const BEGIN_SECOND = Date.UTC(2020, 0, 1) / 1000;
const BILLS_A_DAY = 200;
const DAY_SECONDS = 86_400;
const SUPPLIERS = 400;
const ACCOUNTS = Array.from({ length: 60 }, (_, at) => String(6000 + at));

type Search = z.infer<typeof search>;
const search = z.object({
  domain: z.array(z.tuple([z.string(), z.string(), z.unknown()])).default([]),
  limit: z.number().default(Infinity),
});

/**
 * An Odoo that answers JSON-2 over HTTP as far as a pull asks: bill `n` was written `n` seconds after the begin of 2020, and its
 * records are made when they are asked for, so that a million lines take no memory. The fake of the tests looks through all its
 * records at each request, which is exact and too slow here.
 */
export function madeOdoo(billCount: number): Server {
  return createServer((request, response) => {
    void answer(request, billCount).then((records) => {
      response.writeHead(records === null ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(records ?? { name: 'NotFound', message: request.url ?? '' }));
    });
  });
}

async function answer(request: IncomingMessage, billCount: number): Promise<object | null> {
  const body = await text(request);
  if (request.url === '/web/version') return { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' };
  const [model = '', method = ''] = (request.url ?? '').replace('/json/2/', '').split('/');
  if (method === 'fields_get') return { active: { type: 'boolean' } };
  return method === 'search_read' ? recordsOf(model, search.parse(JSON.parse(body)), billCount) : null;
}

function recordsOf(model: string, asked: Search, billCount: number): readonly object[] | null {
  switch (model) {
    case 'account.account':
      return ACCOUNTS.map((code, at) => ({ id: at + 1, code, name: `Account ${code}`, active: true }));
    case 'account.tax':
      return [{ id: 1, name: 'VAT 21', active: true }];
    case 'account.analytic.account':
      return [];
    case 'res.partner':
      return Array.from({ length: SUPPLIERS }, (_, at) => ({
        ...{ id: at + 1, name: `Supplier ${at + 1}`, vat: false, active: true },
      }));
    case 'account.move':
      return idsAsked(asked, 'id', billCount).map(bill);
    case 'account.move.line': {
      const bills = condition(asked, 'move_id', 'in');
      return bills === undefined
        ? idsAsked(asked, 'id', billCount * LINES_A_BILL).map(line)
        : idList(bills).flatMap((id) => linesOf(id).map(line));
    }
    default:
      return null;
  }
}

/** Ids in their order, which is that of their times, too. */
function idsAsked(asked: Search, field: string, count: number): readonly number[] {
  const listed = condition(asked, field, 'in');
  if (listed !== undefined) return idList(listed);
  const timeOf = (operator: string): number | null => {
    const value = condition(asked, 'write_date', operator);
    if (value === undefined) return null;
    return Date.parse(`${z.string().parse(value).replace(' ', 'T')}Z`) / 1000 - BEGIN_SECOND;
  };
  const isLines = count > 0 && condition(asked, 'parent_state', '=') !== undefined;
  const perSecond = isLines ? LINES_A_BILL : 1;
  const since = timeOf('>=') ?? 1;
  const until = timeOf('<') ?? Infinity;
  const from = Math.max(1, (since - 1) * perSecond + 1, Number(condition(asked, 'id', '>') ?? 0) + 1);
  const last = Math.min(count, (until - 1) * perSecond, from + asked.limit - 1);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => from + at);
}

function condition({ domain }: Search, field: string, operator: string): unknown {
  return domain.find(([name, how]) => name === field && how === operator)?.[2];
}

function idList(value: unknown): readonly number[] {
  return z.array(z.number()).parse(value);
}

function linesOf(billId: number): readonly number[] {
  return Array.from({ length: LINES_A_BILL }, (_, at) => (billId - 1) * LINES_A_BILL + at + 1);
}

function bill(id: number): object {
  const supplier = (id * 7919) % SUPPLIERS;
  const day = new Date((BEGIN_SECOND + Math.floor(id / BILLS_A_DAY) * DAY_SECONDS) * 1000);
  const date = day.toISOString().slice(0, 10);
  return {
    ...{ id, move_type: 'in_invoice', state: 'posted', name: `BILL/${id}`, ref: `R-${id}` },
    ...{ date, invoice_date: date, write_date: writtenAt(id) },
    partner_id: [supplier + 1, `Supplier ${supplier + 1}`],
    currency_id: [1, 'EUR'],
    company_id: [1, 'Made'],
  };
}

function line(id: number): object {
  const billId = Math.ceil(id / LINES_A_BILL);
  const account = ((billId * 7919) % SUPPLIERS) + (id % LINES_A_BILL);
  return {
    ...{ id, move_id: [billId, `R-${billId}`], write_date: writtenAt(billId) },
    ...{ name: `Delivery of article ${id % 977}`, quantity: 1, product_id: false },
    ...{ price_unit: (id % 90_000) / 100 + 1, price_subtotal: (id % 90_000) / 100 + 1 },
    account_id: [(account % ACCOUNTS.length) + 1, 'Account'],
    ...{ tax_ids: [1], analytic_distribution: false },
  };
}

function writtenAt(billId: number): string {
  return new Date((BEGIN_SECOND + billId) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
