import { createHash } from 'node:crypto';

/** What a row's hash covers. */
export interface ChainedRow {
  readonly tenantId: string;
  /** 1, 2, 3, ... */
  readonly sequence: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly kind: string;
  readonly contentHash: string;
  readonly previousHash: string;
}

/** A row as it is stored. */
export interface StoredRow extends ChainedRow {
  /** Null once erased. */
  readonly content: string | null;
  readonly hash: string;
}

/** The last row, as the head says. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** What the first row follows. */
export const NO_HASH = '0'.repeat(64);

/** SHA-256 of a text's UTF-8, in hexadecimal digits. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A row's hash: SHA-256 of a JSON array of what it covers, in this order, without blanks. */
export function chainedHash(row: ChainedRow): string {
  const { tenantId, sequence, recordedAt, kind, contentHash, previousHash } = row;
  return sha256Hex(JSON.stringify([tenantId, sequence, recordedAt, kind, contentHash, previousHash]));
}

/** The first row that breaks a chain, with what is wrong with it; null where it follows. */
export function rowFault(row: StoredRow, before: ChainHead): string | null {
  if (row.sequence !== before.sequence + 1)
    return `row ${before.sequence + 1} is missing: after row ${before.sequence} comes row ${row.sequence}`;
  if (row.previousHash !== before.hash)
    return `row ${row.sequence} does not follow row ${before.sequence}: one of them was altered or moved`;
  if (row.content !== null && sha256Hex(row.content) !== row.contentHash)
    return `the content of row ${row.sequence} was altered`;
  return chainedHash(row) === row.hash ? null : `row ${row.sequence} was altered`;
}

/** What is wrong with where a chain ends; null where it ends as its head says. */
export function headFault(head: ChainHead, last: ChainHead): string | null {
  if (last.sequence < head.sequence)
    return `the last rows are missing: the chain ends with row ${last.sequence}, its head says ${head.sequence}`;
  if (last.sequence > head.sequence)
    return `rows were added behind the head: it says ${head.sequence}, the chain ends with row ${last.sequence}`;
  return last.hash === head.hash
    ? null
    : `the head does not name row ${last.sequence}: one of them was altered`;
}
