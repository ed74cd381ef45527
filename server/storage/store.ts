import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What both drivers give back for a query of plain SQL. */
export interface Rows<Row> {
  readonly rows: Row[];
}

/** Rows, in the form in which Drizzle asks a driver for the type of its answers. */
export interface RowsResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** A transaction of either database. */
export type Transaction = PgDatabase<RowsResult>;

/** Where everything is kept: PGlite in a data folder, or PostgreSQL. One for a process. */
export interface Store {
  readonly kind: 'pglite' | 'postgresql';
  /**
   * Does work in one transaction that sees and changes the rows of one tenant only: a query that forgets the tenant finds
   * nothing of another. Committed when `work` resolves, rolled back when it throws. Throws RangeError where `tenantId`
   * is no tenant id.
   */
  inTenant<Result>(tenantId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Does work in one transaction that sees all tenants: for what the operator does, never on a tenant's behalf. */
  asOperator<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Runs one statement, or several without values, outside of any transaction: for the job queue. */
  executeSql(text: string, values?: readonly unknown[]): Promise<{ readonly rows: unknown[] }>;
  /** The whole database in one file, as a restore takes it; null on PostgreSQL, whose own tools do it. */
  pack(): Promise<Uint8Array | null>;
  /** Ends when everything begun has ended. */
  close(): Promise<void>;
}
