/** What a cell shows: only these two can carry a sentence of their own. */
export type CellError = '#VALUE!' | '#N/A';

/** One row of the error table. */
export interface ErrorRow {
  /** HTTP status; null: does not cross the wire. */
  readonly status: number | null;
  readonly cell: CellError;
  /** One sentence for the person; says what to do where something can be done. */
  readonly sentence: string;
}

const rows = {
  'bad-request': row(400, '#VALUE!', 'The request cannot be read.'),
  invalid: row(
    422,
    '#VALUE!',
    'Some fields are not as they have to be; each is named with what was expected.',
  ),
  'contract-unknown': row(
    400,
    '#N/A',
    'This program and the server were made for different versions; update the older one.',
  ),
  'tenant-required': row(
    400,
    '#N/A',
    'This key is for several tenants; say which one in the Kontera-Tenant header.',
  ),
  unauthenticated: row(401, '#N/A', 'Sign in again, or enter a key that is valid.'),
  forbidden: row(403, '#N/A', 'Your role or key does not allow this; ask your administrator.'),
  'not-found': row(404, '#N/A', 'There is no such thing, or not for you.'),
  'no-model': row(404, '#N/A', 'This company has no released model yet; train and release one first.'),
  'not-ready': row(409, '#N/A', 'There is nothing to do this with so far.'),
  'method-not-allowed': row(405, '#N/A', 'This address does not take that method.'),
  'timed-out': row(408, '#N/A', 'The request took too long to arrive; try again.'),
  conflict: row(409, '#N/A', 'Someone changed this in the meantime; reload it and try again.'),
  'in-progress': row(409, '#N/A', 'The same request is being worked on; ask again in a moment.'),
  'draft-changed-in-erp': row(
    409,
    '#N/A',
    'The document was changed in the ERP since it was read; nothing was written.',
  ),
  'draft-posted': row(409, '#N/A', 'The document is posted already; nothing was written.'),
  'draft-has-faults': row(409, '#N/A', 'The draft has faults; mend them before it is sent.'),
  'precondition-failed': row(
    412,
    '#N/A',
    'This is no longer the version that you saw; reload it and try again.',
  ),
  'too-large': row(413, '#VALUE!', 'This is more than one request may hold; send it in smaller parts.'),
  'media-type': row(415, '#VALUE!', 'Send JSON, as Content-Type: application/json.'),
  'key-reused': row(422, '#VALUE!', 'This idempotency key was used for another request; make a new one.'),
  'rate-limited': row(429, '#N/A', 'Too many requests; wait a moment.'),
  internal: row(
    500,
    '#N/A',
    'Something went wrong on the server; its administrator finds it by the request id.',
  ),
  'erp-unreachable': row(502, '#N/A', 'The ERP does not answer; try again later.'),
  'erp-refused': row(502, '#N/A', 'The ERP refused this; the connection says why.'),
  unavailable: row(503, '#N/A', 'The server cannot do this at the moment; try again in a minute.'),
  offline: row(null, '#N/A', 'There is no connection to the server; work goes on, and is sent later.'),
  'nothing-resembles': row(null, '#N/A', 'Nothing coded before resembles this line.'),
  'not-sure': row(null, '#N/A', 'Not sure enough to say; look at the pane.'),
  'bad-argument': row(null, '#VALUE!', 'An argument is not of the kind that this function takes.'),
  cancelled: row(null, '#N/A', 'Stopped before it was done.'),
  'engine-stopped': row(null, '#N/A', 'The engine stopped and starts again; recalculate.'),
} as const satisfies Readonly<Record<string, ErrorRow>>;

/** The name of an error, the same everywhere: in replies, cells, messages and counters. */
export type ErrorCode = keyof typeof rows;

/** The one error table that command line, server and add-in share. */
export const ERROR_TABLE: Readonly<Record<ErrorCode, ErrorRow>> = rows;

/** Every code, in the order of the table. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(rows).filter(isErrorCode);

/** Whether a text is a code of the table. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(rows, text);
}

function row(status: number | null, cell: CellError, sentence: string): ErrorRow {
  return { status, cell, sentence };
}
