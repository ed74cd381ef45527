import type { IsoDate } from '../../../core/domain/calendar-day.ts';
import type { Fault } from '../../../core/domain/ledger-line.ts';
import { dimensionKey } from '../dimension-key.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { decimalOf, filled, recordFault, sourceLine } from '../source-line.ts';
import type { SourceLine } from '../source-document.ts';

/** A purchase invoice with its lines that are coded to an account. */
export interface BcInvoice {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly changedMs: number;
  readonly lines: readonly BcLine[];
}

/** A line with what a write back needs. */
export interface BcLine {
  readonly id: string;
  readonly etag: string;
  /** As they stand: sent along with a new account, which would put the account's own in their place. */
  readonly kept: Readonly<Record<string, string | number>>;
  readonly dimensions: readonly BcDimension[];
  /** The line itself, or what is wrong with it. */
  readonly read: SourceLine | Fault;
}

/** A dimension of a line. */
export interface BcDimension {
  readonly id: string;
  readonly etag: string;
  readonly code: string;
  readonly valueCode: string;
}

const HEADER_FIELDS =
  'id,number,status,postingDate,invoiceDate,vendorInvoiceNumber,vendorNumber,vendorName,currencyCode,lastModifiedDateTime';
const LINE_FIELDS =
  'id,sequence,lineType,lineObjectNumber,description,unitOfMeasureCode,unitCost,quantity,netAmount,taxCode';
const DIMENSION_FIELDS = 'id,code,valueCode';

/** Options of a request for invoices with their lines and dimensions. */
export const INVOICE_OPTIONS = {
  $select: HEADER_FIELDS,
  $expand: `purchaseInvoiceLines($select=${LINE_FIELDS};$expand=dimensionSetLines($select=${DIMENSION_FIELDS}))`,
};

/** What Business Central writes where a date is empty. */
const NO_DATE = '0001-01-01';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?Z$/;

/** Whether its postings stand in the ledger: a cancelled one was reversed. */
export function isPosted({ status }: BcInvoice): boolean {
  return status === 'Open' || status === 'Paid';
}

/** One answered record; an account among `placeholders` counts as none. */
export function readInvoice(place: JsonPlace, placeholders: readonly string[]): BcInvoice {
  const head = readHead(place);
  const coded = place
    .at('purchaseInvoiceLines')
    .list(10_000)
    .filter((line) => line.at('lineType').is('Account'));
  return {
    id: head.id,
    number: head.number,
    status: place.at('status').text(),
    changedMs: head.changedMs,
    lines: coded.map((line, index) => readLine(line, head, index + 1, placeholders)),
  };
}

function readHead(place: JsonPlace) {
  const changed = place.at('lastModifiedDateTime');
  const changedAt = INSTANT.test(changed.text()) ? changed.text() : changed.fail('a time in UTC');
  const number = place.at('number').textOrNone();
  return {
    id: place.at('id').text(),
    number,
    changedMs: Date.parse(changedAt),
    documentId: place.at('vendorInvoiceNumber').textOrNone() || number,
    date: firstDay(place.at('postingDate'), place.at('invoiceDate')) ?? changedAt.slice(0, 10),
    supplierName: place.at('vendorName').textOrNone(),
    supplierId: place.at('vendorNumber').textOrNone(),
    currency: place.at('currencyCode').textOrNone(),
  };
}

function firstDay(...places: readonly JsonPlace[]): IsoDate | null {
  for (const place of places) {
    const text = place.textOrNone();
    if (text === '' || text === NO_DATE) continue;
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : place.fail('a date');
  }
  return null;
}

function readLine(
  place: JsonPlace,
  head: ReturnType<typeof readHead>,
  lineNo: number,
  placeholders: readonly string[],
): BcLine {
  const dimensions = place.at('dimensionSetLines').list(100).map(readDimension);
  const where = `Business Central, invoice ${head.number}, line ${lineNo}`;
  const amount = decimalOf(place.at('netAmount').number());
  const parts = { ...lineParts(place, head), lineNo, coding: codingOf(place, dimensions, placeholders) };
  return {
    id: parts.key,
    etag: place.at('@odata.etag').text(),
    kept: { description: parts.text, quantity: parts.quantity, unitCost: parts.unitPrice },
    dimensions,
    read:
      amount === null
        ? recordFault(where, 'an amount', 'another number')
        : sourceLine({ ...parts, amount }, where),
  };
}

function lineParts(place: JsonPlace, head: ReturnType<typeof readHead>) {
  return {
    documentId: head.documentId,
    date: head.date,
    supplierName: head.supplierName,
    supplierId: head.supplierId,
    currency: head.currency,
    key: place.at('id').text(),
    supplierTaxId: '',
    text: place.at('description').textOrNone(),
    quantity: place.at('quantity').number(),
    unitPrice: place.at('unitCost').number(),
    // Follows from the tax code that is to be coded: not known before.
    taxRate: null,
    company: '',
    fields: filled({ unit: place.at('unitOfMeasureCode').textOrNone() }),
  };
}

function codingOf(
  place: JsonPlace,
  dimensions: readonly BcDimension[],
  placeholders: readonly string[],
): Readonly<Record<string, string>> {
  const account = place.at('lineObjectNumber').textOrNone();
  return filled({
    account: placeholders.includes(account) ? '' : account,
    tax_code: place.at('taxCode').textOrNone(),
    ...Object.fromEntries(dimensions.map(({ code, valueCode }) => [dimensionKey(code), valueCode])),
  });
}

function readDimension(place: JsonPlace): BcDimension {
  return {
    id: place.at('id').text(),
    etag: place.at('@odata.etag').textOrNone(),
    code: place.at('code').text(),
    valueCode: place.at('valueCode').text(),
  };
}
