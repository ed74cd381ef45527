import { domainSearch, WrongRequest, type FakeRecord } from './domain-search.ts';
import type { FakeClock } from './fake-host.ts';
import { changedMs, type FakeInvoice, type FakeLedger, type FakeLine } from './fake-ledger.ts';

export const ODOO_URL = 'https://odoo.example.com';
export const ODOO_DATABASE = 'velthorn';
export const ODOO_USER = 'kontera@example.com';
export const ODOO_KEY = 'd0c5f1e7a9b3';
const UID = 7;
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  search_read: ['domain', 'fields', 'offset', 'limit', 'order', 'context'],
  fields_get: ['allfields', 'attributes', 'context'],
  write: ['vals', 'context'],
};
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const STATES = { draft: 'draft', posted: 'posted', cancelled: 'cancel' } as const;

/** The part of Odoo that the connector uses: JSON-2 from version 19 on, before that JSON-RPC. Times are told to the second. */
export class FakeOdoo {
  readonly #ledger: FakeLedger;
  readonly #clock: FakeClock;
  readonly #major: number;
  /** When a line was coded anew without its document, by the line's number. */
  readonly lineWrittenMs = new Map<number, number>();
  /** Every refusal, for tests that expect none. */
  readonly refusals: string[] = [];
  /** Paths asked for. */
  readonly paths: string[] = [];

  constructor(ledger: FakeLedger, clock: FakeClock, major: number) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#major = major;
  }

  /** The answer to a request. */
  answer(url: string, init: RequestInit): Response {
    const path = url.slice(ODOO_URL.length);
    this.paths.push(path);
    const info = [this.#major, 0, 0, 'final', 0, ''];
    if (path === '/web/version' && this.#major >= 19)
      return this.#json(200, { version_info: info, version: `${this.#major}.0` });
    if (path.startsWith('/json/2/') && this.#major >= 19) return this.#json2(path, init);
    if (path === '/jsonrpc') return this.#jsonRpc(init, info);
    return new Response('<html>not found</html>', { status: 404, headers: { 'content-type': 'text/html' } });
  }

  #json2(path: string, init: RequestInit): Response {
    const headers = new Headers(init.headers);
    const error = (status: number, name: string, message: string): Response =>
      this.#json(status, { name, message, arguments: [message], context: {}, debug: 'Traceback' });
    if (headers.get('authorization') !== `bearer ${ODOO_KEY}`)
      return error(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey');
    if (headers.get('x-odoo-database') !== ODOO_DATABASE) return error(404, 'NotFound', 'no database');
    const [model = '', method = ''] = path.slice('/json/2/'.length).split('/');
    const { ids, ...named } = JSON.parse(typeof init.body === 'string' ? init.body : '') as Named;
    try {
      return this.#json(200, this.#call(model, method, ids ?? [], named));
    } catch (thrown) {
      if (!(thrown instanceof WrongRequest)) throw thrown;
      this.refusals.push(thrown.message);
      return error(422, 'odoo.exceptions.UserError', thrown.message);
    }
  }

  #jsonRpc(init: RequestInit, info: readonly unknown[]): Response {
    const { params } = JSON.parse(typeof init.body === 'string' ? init.body : '') as JsonRpc;
    const { service, method, args } = params;
    const reply = (result: unknown): Response => this.#json(200, { jsonrpc: '2.0', id: 1, result });
    if (service === 'common' && method === 'version')
      return reply({ server_version: `${this.#major}.0`, server_version_info: info });
    if (service === 'common' && method === 'authenticate')
      return reply(args[1] === ODOO_USER && args[2] === ODOO_KEY && args[0] === ODOO_DATABASE ? UID : false);
    try {
      const [database, uid, key, model, called, positional, named] = args;
      if (database !== ODOO_DATABASE || uid !== UID || key !== ODOO_KEY)
        throw new WrongRequest('access denied');
      const [ids] = positional as readonly (readonly number[])[];
      return reply(this.#call(String(model), String(called), ids ?? [], named as Named));
    } catch (thrown) {
      if (!(thrown instanceof WrongRequest)) throw thrown;
      this.refusals.push(thrown.message);
      const details = { name: 'odoo.exceptions.UserError', message: thrown.message };
      return this.#json(200, {
        jsonrpc: '2.0',
        id: 1,
        error: { code: 200, message: 'Server Error', data: details },
      });
    }
  }

  #call(model: string, method: string, ids: readonly number[], named: Named): unknown {
    for (const name of Object.keys(named))
      if (ARGUMENTS[method]?.includes(name) !== true)
        throw new WrongRequest(`${method} has no argument ${name}`);
    if (method === 'fields_get')
      return this.#major >= 19 ? { active: { type: 'boolean' } } : { deprecated: {} };
    if (method === 'write') return this.#write(model, ids, named['vals'] as Named);
    const fields = named['fields'] as readonly string[];
    const order = String(named['order'])
      .split(',')
      .map((field) => [field.trim(), 'ASC'] as const);
    const limit = typeof named['limit'] === 'number' ? named['limit'] : null;
    const records = this.#records(model);
    return domainSearch(records, named['domain'], order, limit, comparable).map((record) =>
      shown(record, fields),
    );
  }

  #records(model: string): readonly FakeRecord[] {
    const { invoices, accounts, taxCodes, costCentres } = this.#ledger;
    const flags = this.#major >= 19 ? { active: true } : { deprecated: false };
    switch (model) {
      case 'account.move':
        return invoices.map(moveRecord);
      case 'account.move.line':
        return invoices.flatMap((invoice) =>
          invoice.lines.map((line, at) => this.#lineRecord(invoice, line, at)),
        );
      case 'account.account':
        return accounts.map((code, at) => ({ id: at + 1, code, name: `Account ${code}`, ...flags }));
      case 'account.tax':
        return taxCodes.map((name, at) => ({ id: at + 1, name, active: true, type_tax_use: 'purchase' }));
      case 'account.analytic.account':
        return costCentres.map((code, at) => ({
          ...{ id: at + 1, code, name: `Centre ${code}`, active: true },
          plan_id: [1, 'Cost Centre'],
        }));
      case 'res.partner':
        return [{ id: 1, name: 'Supplier S1', vat: false, active: true, supplier_rank: 3 }];
      case 'res.company':
        return [{ id: 1, name: 'Velthorn' }];
      default:
        throw new WrongRequest(`no model ${model}`);
    }
  }

  #lineRecord(invoice: FakeInvoice, line: FakeLine, at: number): FakeRecord {
    const { accounts, taxCodes, costCentres } = this.#ledger;
    const centre = costCentres.indexOf(line.costCentre) + 1;
    return {
      id: line.id,
      move_id: [invoice.id, invoice.reference],
      'move_id.move_type': 'in_invoice',
      parent_state: STATES[invoice.state],
      display_type: 'product',
      sequence: at,
      write_date: new Date(this.lineWrittenMs.get(line.id) ?? changedMs(invoice)),
      name: line.text,
      quantity: 1,
      price_unit: line.amountMinor / 100,
      price_subtotal: line.amountMinor / 100,
      account_id: [accounts.indexOf(line.account) + 1, `${line.account} Account`],
      tax_ids: line.taxCode === '' ? [] : [taxCodes.indexOf(line.taxCode) + 1],
      analytic_distribution: centre === 0 ? false : { [String(centre)]: 100 },
      product_id: false,
    };
  }

  /** One call is one transaction: a wrong value changes nothing. */
  #write(model: string, ids: readonly number[], vals: Named): true {
    const invoice = this.#ledger.invoices.find(({ id }) => id === ids[0]);
    if (model !== 'account.move' || invoice === undefined || ids.length !== 1)
      throw new WrongRequest('no such record');
    if (invoice.state !== 'draft') throw new WrongRequest('You cannot modify a posted entry.');
    const commands = vals['invoice_line_ids'] as readonly (readonly [number, number, Named])[];
    const lines = structuredClone(invoice.lines);
    for (const [command, id, values] of commands) {
      const line = lines.find((one) => one.id === id);
      if (command !== 1 || line === undefined)
        throw new WrongRequest('only lines of the entry can be updated');
      this.#writeLine(line, values);
    }
    invoice.lines = lines;
    invoice.writtenMs = this.#clock.nowMs;
    return true;
  }

  #writeLine(line: FakeLine, values: Named): void {
    for (const [field, value] of Object.entries(values)) {
      if (field === 'account_id') line.account = known(this.#ledger.accounts, value);
      else if (field === 'tax_ids') {
        const [[command, , ids] = []] = value as readonly (readonly [number, number, readonly number[]])[];
        if (command !== 6) throw new WrongRequest('taxes are replaced by command 6');
        line.taxCode = (ids ?? []).map((id) => known(this.#ledger.taxCodes, id)).join(' + ');
      } else if (field === 'analytic_distribution')
        line.costCentre =
          value === false ? '' : known(this.#ledger.costCentres, Number(Object.keys(value as Named)[0]));
      else throw new WrongRequest(`a line has no field ${field}`);
    }
  }

  #json(status: number, body: unknown): Response {
    const headers = { 'content-type': 'application/json', date: new Date(this.#clock.nowMs).toUTCString() };
    return new Response(JSON.stringify(body), { status, headers });
  }
}

interface Named extends Readonly<Record<string, unknown>> {
  readonly ids?: readonly number[];
}

interface JsonRpc {
  readonly params: { readonly service: string; readonly method: string; readonly args: readonly unknown[] };
}

function moveRecord(invoice: FakeInvoice): FakeRecord {
  return {
    id: invoice.id,
    move_type: 'in_invoice',
    state: STATES[invoice.state],
    name: invoice.state === 'draft' ? '/' : `BILL/${invoice.id}`,
    ref: invoice.reference,
    date: invoice.day,
    invoice_date: invoice.day,
    partner_id: [1, `Supplier ${invoice.supplier}`],
    currency_id: [1, 'EUR'],
    company_id: [1, 'Velthorn'],
    write_date: new Date(changedMs(invoice)),
  };
}

/** The fields asked for; times to the second, as they are told. */
function shown(record: FakeRecord, fields: readonly string[]): FakeRecord {
  return Object.fromEntries(
    ['id', ...fields].map((field) => {
      if (!(field in record)) throw new WrongRequest(`Invalid field '${field}'`);
      const value = record[field];
      return [field, value instanceof Date ? value.toISOString().slice(0, 19).replace('T', ' ') : value];
    }),
  );
}

/** Times are kept to the millisecond and compared so; a reference is compared by its number. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' && TIME.test(value)) return Date.parse(`${value.replace(' ', 'T')}Z`);
  return Array.isArray(value) &&
    value.length === 2 &&
    typeof value[1] === 'string' &&
    typeof value[0] === 'number'
    ? value[0]
    : value;
}

function known(values: readonly string[], id: unknown): string {
  const value = values[Number(id) - 1];
  if (value === undefined) throw new WrongRequest(`Record does not exist: ${String(id)}`);
  return value;
}
