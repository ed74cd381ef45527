import { domainSearch, WrongRequest, type FakeRecord } from './domain-search.ts';
import type { FakeClock } from './fake-host.ts';
import { changedMs, type FakeInvoice, type FakeLedger, type FakeLine } from './fake-ledger.ts';

export const TRYTON_URL = 'https://tryton.example.com';
export const TRYTON_USER = 'kontera';
export const TRYTON_PASSWORD = 'correct horse';

/** A value in Tryton's JSON: plain, or an object that names its class. */
type Json = Readonly<Record<string, unknown>>;

/**
 * The part of Tryton that the connector uses, as a server of 6.0 was seen to answer: fields of related records nested under
 * their name and a point, errors with status 200, no write date before the first edit. `path` is where a database answers.
 */
export class FakeTryton {
  readonly #ledger: FakeLedger;
  readonly #clock: FakeClock;
  readonly #path: string;
  #session = '';
  #sessionCount = 0;
  /** Every error raised, for tests that expect none. */
  readonly raised: string[] = [];

  constructor(ledger: FakeLedger, clock: FakeClock, path = '/ledger/') {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#path = path;
  }

  /** Ends the session. */
  signOut(): void {
    this.#session = '';
  }

  /** The answer to a request. */
  answer(url: string, init: RequestInit): Response {
    const path = url.slice(TRYTON_URL.length);
    const { method, params } = JSON.parse(typeof init.body === 'string' ? init.body : '') as {
      method: string;
      params: readonly unknown[];
    };
    if (path === '/' && method === 'common.server.version') return this.#reply({ result: '6.0.29' });
    if (path !== this.#path) return new Response('Method Not Allowed', { status: 405 });
    if (method === 'common.db.login') return this.#login(params);
    const basic = `Basic ${Buffer.from(`${TRYTON_USER}:${TRYTON_PASSWORD}`).toString('base64')}`;
    const authorization = new Headers(init.headers).get('authorization');
    if (authorization !== basic && (authorization !== this.#session || this.#session === ''))
      return new Response('', { status: 401 });
    try {
      return this.#reply({ result: this.#call(method, params) });
    } catch (error) {
      if (!(error instanceof WrongRequest)) throw error;
      this.raised.push(error.message);
      const [name = '', message] = error.message.split(': ');
      return this.#reply({ error: message === undefined ? [name, ''] : [name, [message, '', null]] });
    }
  }

  #login(params: readonly unknown[]): Response {
    const [user, { password }] = params as readonly [string, { password?: string }];
    if (user !== TRYTON_USER || password !== TRYTON_PASSWORD) return new Response('', { status: 401 });
    this.#sessionCount += 1;
    const key = `key${this.#sessionCount}`;
    this.#session = `Session ${Buffer.from(`${TRYTON_USER}:2:${key}`).toString('base64')}`;
    return this.#reply({ result: [2, key] });
  }

  #call(method: string, params: readonly unknown[]): unknown {
    if (method === 'model.res.user.get_preferences') return { company: 1 };
    if (method === 'model.ir.module.search') return [14];
    if (method === 'model.ir.model.access.get_access')
      return Object.fromEntries((params[0] as string[]).map((model) => [model, { read: 1, write: 1 }]));
    if (method === 'model.account.invoice.write') return this.#write(params);
    const model = /^model\.(.+)\.search_read$/.exec(method)?.[1];
    if (model === undefined) throw new WrongRequest(`'${method}'`);
    const [domain, offset, limit, order, fields] = params as readonly [
      unknown,
      number,
      number | null,
      readonly (readonly [string, string])[],
      readonly string[],
    ];
    if (offset !== 0) throw new WrongRequest('paging by offset loses rows');
    const found = domainSearch(this.#records(model), domain, order, limit, comparable);
    return found.map((record) => shown(record, ['id', ...fields]));
  }

  #records(model: string): readonly FakeRecord[] {
    const { invoices, accounts, taxCodes, costCentres } = this.#ledger;
    switch (model) {
      case 'account.invoice':
        return invoices.map(invoiceRecord);
      case 'account.invoice.line':
        return invoices.flatMap((invoice) => invoice.lines.map((line) => this.#lineRecord(invoice, line)));
      case 'account.account':
        return accounts.map((code, at) => ({
          ...{ id: at + 1, company: 1, code, name: `Account ${code}`, type: 3, closed: 0, active: 1 },
          ...{ start_date: null, end_date: null, 'parent.': null },
        }));
      case 'account.tax':
        return taxCodes.map((name, at) => ({
          ...{ id: at + 1, company: 1, name, active: 1, parent: null, start_date: null, end_date: null },
        }));
      case 'analytic_account.account':
        return [
          analyticRecord(1, 'cost_centre', 'root'),
          ...costCentres.map((code, at) => analyticRecord(at + 2, code, 'normal')),
        ];
      case 'party.party':
        return [{ id: 1, code: 'S1', name: 'Supplier S1', active: 1, 'tax_identifier.': null }];
      case 'company.company':
        return [{ id: 1, rec_name: 'Velthorn' }];
      default:
        throw new WrongRequest(`'${model}'`);
    }
  }

  #lineRecord(invoice: FakeInvoice, line: FakeLine): FakeRecord {
    const { accounts, taxCodes, costCentres } = this.#ledger;
    const centre = costCentres.indexOf(line.costCentre);
    return {
      id: line.id,
      invoice: invoice.id,
      'invoice.type': 'in',
      'invoice.company': 1,
      'invoice.state': invoice.state,
      type: 'line',
      sequence: null,
      description: line.text,
      quantity: 1,
      unit_price: decimal(line.amountMinor),
      amount: decimal(line.amountMinor),
      'unit.': null,
      'product.': null,
      'account.': {
        id: accounts.indexOf(line.account) + 1,
        code: line.account,
        name: `Account ${line.account}`,
      },
      'taxes.': line.taxCode === '' ? [] : [{ id: taxCodes.indexOf(line.taxCode) + 1, name: line.taxCode }],
      'analytic_accounts.': [
        {
          id: line.id + 1_000_000,
          'root.': { id: 1, code: 'cost_centre', name: 'Cost centres' },
          'account.': centre < 0 ? null : { id: centre + 2, code: line.costCentre, name: '' },
        },
      ],
    };
  }

  /** One call is one transaction; the time stamp that was read has to be the present one. */
  #write(params: readonly unknown[]): null {
    const [[id], { lines: writes }, context] = params as readonly [readonly number[], Json, Json];
    const invoice = this.#ledger.invoices.find((one) => one.id === id);
    if (invoice === undefined) throw new WrongRequest('AccessError: no such record');
    if (invoice.state !== 'draft') throw new WrongRequest('UserError: You cannot modify a posted invoice.');
    const stamp = (context['_timestamp'] as Json)[`account.invoice,${invoice.id}`];
    if (stamp !== stampOf(invoice)) throw new WrongRequest('ConcurrencyException: Records were modified');
    const lines = structuredClone(invoice.lines);
    for (const [command, [lineId], values] of writes as readonly (readonly [
      string,
      readonly number[],
      Json,
    ])[]) {
      const line = lines.find((one) => one.id === lineId);
      if (command !== 'write' || line === undefined) throw new WrongRequest('UserError: no such line');
      this.#writeLine(line, values);
    }
    invoice.lines = lines;
    invoice.writtenMs = this.#clock.nowMs + 1;
    return null;
  }

  #writeLine(line: FakeLine, values: Json): void {
    const { accounts, taxCodes, costCentres } = this.#ledger;
    for (const [field, value] of Object.entries(values)) {
      if (field === 'account') line.account = known(accounts, Number(value) - 1);
      else if (field === 'taxes') {
        for (const [command, ids] of value as readonly (readonly [string, readonly number[]])[])
          line.taxCode = command === 'add' ? known(taxCodes, (ids[0] ?? 0) - 1) : '';
      } else if (field === 'analytic_accounts') {
        const [[command, ids, entry] = []] = value as readonly (readonly [string, readonly number[], Json])[];
        if (command !== 'write' || ids?.[0] !== line.id + 1_000_000)
          throw new WrongRequest('UserError: no such entry');
        line.costCentre =
          entry?.['account'] === null ? '' : known(costCentres, Number(entry?.['account']) - 2);
      } else throw new WrongRequest(`'${field}'`);
    }
  }

  #reply(body: object): Response {
    const headers = { 'content-type': 'application/json', date: new Date(this.#clock.nowMs).toUTCString() };
    return new Response(JSON.stringify({ id: 1, ...body }), { headers });
  }
}

function invoiceRecord(invoice: FakeInvoice): FakeRecord {
  return {
    id: invoice.id,
    type: 'in',
    company: 1,
    state: invoice.state,
    number: invoice.state === 'draft' ? null : String(invoice.id),
    reference: invoice.reference,
    description: null,
    invoice_date: dateJson(new Date(`${invoice.day}T00:00:00Z`), 'date'),
    accounting_date: null,
    create_date: dateJson(new Date(invoice.createdMs), 'datetime'),
    write_date: invoice.writtenMs === null ? null : dateJson(new Date(invoice.writtenMs), 'datetime'),
    _timestamp: stampOf(invoice),
    'currency.': { id: 1, code: 'EUR' },
    'company.': { id: 1, rec_name: 'Velthorn' },
    'party.': {
      id: 1,
      name: `Supplier ${invoice.supplier}`,
      code: invoice.supplier,
      'tax_identifier.': null,
    },
  };
}

function analyticRecord(id: number, code: string, type: string): FakeRecord {
  const root = type === 'root' ? null : { id: 1, code: 'cost_centre', name: 'Cost centres' };
  return { id, company: 1, code, name: `Centre ${code}`, type, active: 1, 'root.': root };
}

function stampOf(invoice: FakeInvoice): string {
  return String(changedMs(invoice) / 1000);
}

function dateJson(date: Date, kind: 'date' | 'datetime'): Json {
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  if (kind === 'date') return { __class__: kind, ...day };
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
  return { __class__: kind, ...day, ...time, microsecond: date.getUTCMilliseconds() * 1000 };
}

function decimal(minor: number): Json {
  return { __class__: 'Decimal', decimal: (minor / 100).toFixed(2) };
}

function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('__class__' in value)) return value;
  const { year, month, day, hour, minute, second, microsecond } = value as Record<string, number>;
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, (microsecond ?? 0) / 1000);
}

/** The fields asked for; `party.name` is a field of the record nested under `party.`. */
function shown(record: FakeRecord, fields: readonly string[]): FakeRecord {
  return Object.fromEntries(
    fields.map((field) => {
      const name = field.includes('.') ? `${field.split('.')[0] ?? ''}.` : field;
      if (!(name in record)) throw new WrongRequest(`'${field}'`);
      return [name, record[name]];
    }),
  );
}

function known(values: readonly string[], at: number): string {
  const value = values[at];
  if (value === undefined) throw new WrongRequest('UserError: no such record');
  return value;
}
