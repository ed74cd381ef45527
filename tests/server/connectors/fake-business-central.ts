import { changedMs, type FakeInvoice, type FakeLedger, type FakeLine } from './fake-ledger.ts';
import type { FakeClock } from './fake-host.ts';

export const BC_TENANT = 'velthorn.example';
export const BC_COMPANY = '11111111-2222-3333-4444-555555555555';
export const BC_CLIENT = '99999999-8888-7777-6666-555555555555';
export const BC_SECRET = 'a~secret+with/signs=';
const API = `https://api.businesscentral.dynamics.com/v2.0/${BC_TENANT}/Production/api/v2.0`;
const LOGIN = `https://login.microsoftonline.com/${BC_TENANT}/oauth2/v2.0/token`;
const COMPANY_PATH = `/companies(${BC_COMPANY})`;
const TOKEN_SECONDS = 3599;
const OPTIONS = new Set(['$filter', '$select', '$expand', '$orderby', '$skiptoken']);
const DIMENSION = 'COST CENTRE';

type Json = Readonly<Record<string, unknown>>;

/** An error as OData answers it. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The part of the API v2.0 that the connector uses, as its published contract has it. A query option, header or field that is
 * not documented is refused, so that a wrong request is not taken for a right one.
 */
export class FakeBusinessCentral {
  readonly #ledger: FakeLedger;
  readonly #clock: FakeClock;
  #token = '';
  #tokenUntilMs = 0;
  #tokenCount = 0;
  /** Every refusal, for tests that expect none. */
  readonly refusals: string[] = [];

  constructor(ledger: FakeLedger, clock: FakeClock) {
    this.#ledger = ledger;
    this.#clock = clock;
  }

  /** Number of tokens issued. */
  get tokenCount(): number {
    return this.#tokenCount;
  }

  /** Withdraws the token. */
  signOut(): void {
    this.#token = '';
  }

  /** The answer to a request. */
  answer(url: string, init: RequestInit): Response {
    try {
      if (url === LOGIN) return this.#issueToken(init);
      if (!url.startsWith(API)) throw new Refused(404, `no such address: ${url}`);
      this.#checkToken(init);
      return this.#route(new URL(url), init);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refusals.push(`${error.status} ${error.message}`);
      return this.#json(error.status, { error: { code: 'BadRequest', message: error.message } });
    }
  }

  #issueToken(init: RequestInit): Response {
    const form = new URLSearchParams(bodyOf(init));
    const isRight =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === BC_CLIENT &&
      form.get('client_secret') === BC_SECRET &&
      form.get('scope') === 'https://api.businesscentral.dynamics.com/.default';
    if (!isRight)
      return this.#json(401, { error: 'invalid_client', error_description: `secret ${BC_SECRET}` });
    this.#tokenCount += 1;
    this.#token = `token-${this.#tokenCount}`;
    this.#tokenUntilMs = this.#clock.nowMs + TOKEN_SECONDS * 1000;
    return this.#json(200, { access_token: this.#token, expires_in: TOKEN_SECONDS, token_type: 'Bearer' });
  }

  #checkToken(init: RequestInit): void {
    const isGood = headerOf(init, 'authorization') === `Bearer ${this.#token}` && this.#token !== '';
    if (!isGood || this.#clock.nowMs >= this.#tokenUntilMs) throw new Refused(401, 'the token is not valid');
  }

  #route(url: URL, init: RequestInit): Response {
    const path = url.href.slice(API.length).split('?')[0] ?? '';
    if (path === '/$batch') return this.#batch(init);
    if (init.method !== 'GET') throw new Refused(405, 'only $batch changes anything here');
    if (headerOf(init, 'data-access-intent') !== 'ReadOnly') throw new Refused(400, 'no access intent');
    if (!path.startsWith(COMPANY_PATH)) throw new Refused(404, 'no such company');
    const options = this.#options(url);
    const resource = path.slice(COMPANY_PATH.length + 1);
    if (resource === '') return this.#json(200, { id: BC_COMPANY, displayName: 'Velthorn Instruments B.V.' });
    const single = /^purchaseInvoices\(([0-9a-f-]{36})\)$/.exec(resource);
    if (single) return this.#one(single[1] ?? '', options);
    return this.#collection(url, resource, options, pageSizeOf(init));
  }

  #options(url: URL): URLSearchParams {
    for (const name of url.searchParams.keys())
      if (!OPTIONS.has(name)) throw new Refused(400, `the query option ${name} is not supported`);
    if (!url.searchParams.has('$select')) throw new Refused(400, 'the connector is to select its fields');
    return url.searchParams;
  }

  #one(id: string, options: URLSearchParams): Response {
    const invoice = this.#ledger.invoices.find((one) => guid(one.id) === id);
    if (invoice === undefined) throw new Refused(404, 'no such invoice');
    return this.#json(200, selected(invoiceRecord(invoice), options));
  }

  #collection(url: URL, resource: string, options: URLSearchParams, pageSize: number): Response {
    const rows = filtered(this.#records(resource), options.get('$filter'));
    const order = options.get('$orderby');
    if (order !== null && order !== 'lastModifiedDateTime')
      throw new Refused(400, `cannot order by ${order}`);
    const keyed = rows
      .map((row) => ({ row, key: keyOf(row, order) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const after = options.get('$skiptoken');
    if (after !== null && !keyed.some(({ key }) => key === after)) throw new Refused(400, 'the page is gone');
    const left = after === null ? keyed : keyed.filter(({ key }) => key > after);
    const page = left.slice(0, pageSize);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', page.at(-1)?.key ?? '');
    return this.#json(200, {
      '@odata.context': `${API}/$metadata`,
      value: page.map(({ row }) => selected(row, options)),
      ...(left.length > pageSize ? { '@odata.nextLink': next.href } : {}),
    });
  }

  #records(resource: string): readonly Json[] {
    const { invoices, accounts, taxCodes, costCentres } = this.#ledger;
    switch (resource) {
      case 'purchaseInvoices':
        return invoices.map(invoiceRecord);
      case 'accounts':
        return accounts.map((number, index) => ({
          id: guid(900_000 + index),
          number,
          displayName: `Account ${number}`,
          accountType: 'Posting',
          directPosting: true,
          blocked: false,
        }));
      case 'taxGroups':
        return taxCodes.map((code) => ({ id: guid(800_000), code, displayName: code }));
      case 'dimensions':
        return [
          {
            id: guid(700_000),
            code: DIMENSION,
            displayName: 'Cost centre',
            dimensionValues: costCentres.map((code) => ({ code, displayName: `Centre ${code}` })),
          },
        ];
      case 'vendors':
        return ['S0', 'S1', 'S2', 'S3', 'S4'].map((number) => ({
          id: guid(600_000),
          number,
          displayName: `Supplier ${number}`,
          taxRegistrationNumber: '',
          blocked: number === 'S4' ? 'All' : ' ',
        }));
      default:
        throw new Refused(404, `no resource ${resource}`);
    }
  }

  /** All changes or none: what was changed before a refusal is put back. */
  #batch(init: RequestInit): Response {
    if (headerOf(init, 'isolation') !== 'snapshot') throw new Refused(400, 'not one transaction');
    const { requests } = JSON.parse(bodyOf(init)) as { requests: BatchRequest[] };
    if (requests.length > 100) throw new Refused(400, 'more than 100 requests');
    const before = structuredClone(this.#ledger.invoices);
    const responses: Json[] = [];
    for (const request of requests) {
      try {
        this.#change(request);
        responses.push({ id: request.id, status: 200, body: {} });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.#ledger.invoices.splice(0, this.#ledger.invoices.length, ...before);
        const body = { error: { code: 'Refused', message: error.message } };
        return this.#json(200, { responses: [...responses, { id: request.id, status: error.status, body }] });
      }
    }
    return this.#json(200, { responses });
  }

  #change({ method, url, headers, body }: BatchRequest): void {
    const parts =
      /^companies\(([0-9a-f-]+)\)\/purchaseInvoiceLines\(([0-9a-f-]+)\)(\/dimensionSetLines(\(.*\))?)?$/.exec(
        url,
      );
    if (parts?.[1] !== BC_COMPANY) throw new Refused(404, `no such address: ${url}`);
    const found = this.#ledger.invoices
      .flatMap((invoice) => invoice.lines.map((line) => ({ invoice, line })))
      .find(({ line }) => guid(line.id) === parts[2]);
    if (found === undefined) throw new Refused(404, 'no such line');
    const { invoice, line } = found;
    if (invoice.state !== 'draft') throw new Refused(400, 'the invoice is posted');
    const isDimension = parts[3] !== undefined;
    if (method !== 'POST' && !isDimension && headers['If-Match'] !== etagOf(line))
      throw new Refused(412, 'the record was changed');
    if (isDimension) this.#changeDimension(method, line, parts[4] !== undefined, body ?? {});
    else this.#changeLine(line, body ?? {});
    invoice.writtenMs = this.#clock.nowMs;
  }

  #changeLine(line: FakeLine, body: Json): void {
    if ('lineObjectNumber' in body)
      throw new Refused(400, 'The value for "lineObjectNumber" cannot be modified.');
    if ('accountId' in body) {
      const index = this.#ledger.accounts.findIndex((_, at) => guid(900_000 + at) === body['accountId']);
      line.account = this.#ledger.accounts[index] ?? refuse(400, 'Account does not exist.');
      // A new account brings its own description, price and dimensions.
      line.text = `Account ${line.account}`;
      line.amountMinor = 0;
      if (line.account === '6300') line.costCentre = '200';
    }
    if ('description' in body) line.text = String(body['description']);
    if ('unitCost' in body) line.amountMinor = Math.round(Number(body['unitCost']) * 100);
    if ('taxCode' in body) line.taxCode = this.#known(this.#ledger.taxCodes, body['taxCode']);
  }

  #changeDimension(method: string, line: FakeLine, isOfOne: boolean, body: Json): void {
    if (method === 'POST') {
      if (isOfOne || body['code'] !== DIMENSION)
        throw new Refused(400, 'The "code" does not match to a Dimension.');
      if (line.costCentre !== '') throw new Refused(400, 'The dimension set line already exists.');
      line.costCentre = this.#known(this.#ledger.costCentres, body['valueCode']);
    } else if (!isOfOne || line.costCentre === '') throw new Refused(404, 'no such dimension set line');
    else if (method === 'DELETE') line.costCentre = '';
    else {
      if ('code' in body || 'id' in body) throw new Refused(400, '"id" and "code" cannot be modified.');
      line.costCentre = this.#known(this.#ledger.costCentres, body['valueCode']);
    }
  }

  #known(values: readonly string[], value: unknown): string {
    return values.find((one) => one === value) ?? refuse(400, `${String(value)} does not exist`);
  }

  #json(status: number, body: unknown): Response {
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        'content-type': 'application/json; odata.metadata=minimal',
        date: new Date(this.#clock.nowMs).toUTCString(),
      },
    });
  }
}

interface BatchRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** The number of a record as a GUID. */
export function guid(id: number): string {
  return `00000000-0000-0000-0000-${String(id).padStart(12, '0')}`;
}

function refuse(status: number, message: string): never {
  throw new Refused(status, message);
}

function invoiceRecord(invoice: FakeInvoice): Json {
  const STATUS = { draft: 'Draft', posted: 'Open', cancelled: 'Canceled' };
  return {
    '@odata.etag': `W/"${invoice.id}-${changedMs(invoice)}"`,
    id: guid(invoice.id),
    number: `PI-${invoice.id}`,
    status: STATUS[invoice.state],
    postingDate: invoice.state === 'draft' ? '0001-01-01' : invoice.day,
    invoiceDate: invoice.day,
    vendorInvoiceNumber: invoice.reference,
    vendorNumber: invoice.supplier,
    vendorName: `Supplier ${invoice.supplier}`,
    currencyCode: 'EUR',
    lastModifiedDateTime: new Date(changedMs(invoice)).toISOString(),
    purchaseInvoiceLines: [commentLine(invoice), ...invoice.lines.map(lineRecord)],
  };
}

/** Every invoice has one: it is no line to be coded. */
function commentLine({ id }: FakeInvoice): Json {
  return {
    ...lineRecord(
      { id: id + 5_000_000, text: 'as agreed', amountMinor: 0, account: '', taxCode: '', costCentre: '' },
      0,
    ),
    lineType: 'Comment',
  };
}

function lineRecord(line: FakeLine, index: number): Json {
  return {
    '@odata.etag': etagOf(line),
    id: guid(line.id),
    sequence: (index + 1) * 10_000,
    lineType: 'Account',
    lineObjectNumber: line.account,
    description: line.text,
    unitOfMeasureCode: '',
    unitCost: line.amountMinor / 100,
    quantity: 1,
    netAmount: line.amountMinor / 100,
    taxCode: line.taxCode,
    dimensionSetLines:
      line.costCentre === ''
        ? []
        : [{ '@odata.etag': 'W/"d"', id: guid(700_000), code: DIMENSION, valueCode: line.costCentre }],
  };
}

function etagOf(line: FakeLine): string {
  return `W/"${JSON.stringify(line).replaceAll('"', "'")}"`;
}

function headerOf({ headers }: RequestInit, name: string): string | null {
  return new Headers(headers).get(name);
}

function bodyOf({ body }: RequestInit): string {
  return typeof body === 'string' ? body : '';
}

function pageSizeOf(init: RequestInit): number {
  const size = Number(/^odata\.maxpagesize=(\d+)$/.exec(headerOf(init, 'prefer') ?? '')?.[1]);
  if (!(size >= 1 && size <= 20_000)) throw new Refused(400, 'odata.maxpagesize must be 1 to 20,000');
  return size;
}

function keyOf(row: Json, order: string | null): string {
  return `${order === null ? '' : String(row[order])} ${String(row['id'])} ${String(row['code'] ?? row['number'])}`;
}

/** One field compared, or the same field several times joined by "or"; several fields are refused as there. */
function filtered(rows: readonly Json[], filter: string | null): readonly Json[] {
  if (filter === null) return rows;
  const terms = filter.split(' or ').map((term) => {
    const parts = /^(\w+) (eq|ge) (?:'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2}T[\d:.]+Z))$/.exec(term);
    if (!parts) throw new Refused(400, `the filter ${term} cannot be read`);
    const [, field = '', operator, text, instant] = parts;
    if (!rows.every((row) => field in row)) throw new Refused(400, `no field ${field}`);
    return { field, operator, value: text?.replaceAll("''", "'") ?? instant ?? '' };
  });
  if (new Set(terms.map(({ field }) => field)).size > 1)
    throw new Refused(400, "The 'OR' operator is not supported on distinct fields on an OData filter.");
  return rows.filter((row) =>
    terms.some(({ field, operator, value }) =>
      operator === 'eq' ? row[field] === value : String(row[field]) >= value,
    ),
  );
}

/** The fields asked for, of the record and of what it is expanded to; a name that is not there is refused. */
function selected(row: Json, options: URLSearchParams): Json {
  return projected(row, options.get('$select') ?? '', options.get('$expand'));
}

function projected(row: Json, select: string, expand: string | null): Json {
  const fields = select.split(',').map((field) => {
    if (!(field in row)) throw new Refused(400, `Could not find a property named '${field}'.`);
    return [field, row[field]] as const;
  });
  const etag = '@odata.etag' in row ? [['@odata.etag', row['@odata.etag']] as const] : [];
  if (expand === null) return Object.fromEntries([...etag, ...fields]);
  const parts = /^(\w+)\(\$select=([\w,]+)(?:;\$expand=(.+))?\)$/.exec(expand);
  if (!parts || !((parts[1] ?? '') in row)) throw new Refused(400, `cannot expand ${expand}`);
  const [, name = '', inner = '', deeper] = parts;
  const children = row[name] as readonly Json[];
  return Object.fromEntries([
    ...etag,
    ...fields,
    [name, children.map((child) => projected(child, inner, deeper ?? null))],
  ]);
}
