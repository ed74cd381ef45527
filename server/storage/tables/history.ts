import {
  bigint,
  boolean,
  date,
  doublePrecision,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { bytes, createdColumn, moment, tenantColumn } from '../columns.ts';
import type { JsonObject } from '../json.ts';
import { ownRows } from './own-rows.ts';
import { tenants } from './tenant.ts';

/** Where a tenant's history comes from, and how far it has been pulled. */
export const connections = pgTable(
  'connections',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    connectionId: text('connection_id').notNull(),
    /** Name of a connector: tryton, business-central, odoo, folder. */
    kind: text('kind').notNull(),
    label: text('label').notNull(),
    settings: jsonb('settings').$type<JsonObject>().notNull(),
    /** Credentials as `SecretBox` sealed them; null where the connector needs none. */
    sealedSecret: bytes('sealed_secret'),
    /** Names the key that they are sealed with. */
    secretKeyId: text('secret_key_id'),
    createdAt: createdColumn(),
    /** Where the next pull goes on; written in the transaction of the page that it follows. */
    cursor: text('cursor'),
    /** The job that may write pages now: a slower one that lost its turn finds another here and stops. */
    pullJobId: text('pull_job_id'),
    lastPulledAt: moment('last_pulled_at'),
    lastReconciledAt: moment('last_reconciled_at'),
    /** Why the last pull failed; null where it did not. */
    lastFault: text('last_fault'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId] }), ownRows()],
);

/** Posted and coded lines, one row each, as last seen. */
export const ledgerLines = pgTable(
  'ledger_lines',
  {
    tenantId: tenantColumn(),
    connectionId: text('connection_id').notNull(),
    /** The ERP's own ids, so that a line seen again replaces itself. */
    sourceDocumentId: text('source_document_id').notNull(),
    sourceLineId: text('source_line_id').notNull(),
    /** When it was last pulled: what a reconciliation that began earlier may not remove. */
    storedAt: moment('stored_at').notNull(),
    documentId: text('document_id'),
    lineNo: integer('line_no'),
    day: date('day', { mode: 'string' }).notNull(),
    direction: text('direction'),
    supplierName: text('supplier_name').notNull(),
    supplierId: text('supplier_id').notNull(),
    supplierTaxId: text('supplier_tax_id').notNull(),
    text: text('text').notNull(),
    quantity: doublePrecision('quantity'),
    unitPrice: doublePrecision('unit_price'),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    taxRate: doublePrecision('tax_rate'),
    company: text('company').notNull(),
    /** By name, because names may change from pull to pull. */
    fields: jsonb('fields').$type<Readonly<Record<string, string>>>().notNull(),
    /** By dimension; a dimension that is absent is not coded. */
    coding: jsonb('coding').$type<Readonly<Record<string, string>>>().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.tenantId, table.connectionId, table.sourceDocumentId, table.sourceLineId],
    }),
    foreignKey({
      columns: [table.tenantId, table.connectionId],
      foreignColumns: [connections.tenantId, connections.connectionId],
    }),
    ownRows(),
  ],
);

/** Values that dimensions may take, as the ERP's master records have them. */
export const masterValues = pgTable(
  'master_values',
  {
    tenantId: tenantColumn(),
    connectionId: text('connection_id').notNull(),
    dimension: text('dimension').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    parentCode: text('parent_code'),
    validFrom: date('valid_from', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    isBlocked: boolean('is_blocked').notNull(),
    allowed: jsonb('allowed')
      .$type<Readonly<Record<string, readonly { from: string; to: string }[]>>>()
      .notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.dimension, table.code] }),
    foreignKey({
      columns: [table.tenantId, table.connectionId],
      foreignColumns: [connections.tenantId, connections.connectionId],
    }),
    ownRows(),
  ],
);

/** Suppliers as the ERP has them. */
export const suppliers = pgTable(
  'suppliers',
  {
    tenantId: tenantColumn(),
    connectionId: text('connection_id').notNull(),
    supplierId: text('supplier_id').notNull(),
    name: text('name').notNull(),
    taxId: text('tax_id').notNull(),
    isBlocked: boolean('is_blocked').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.connectionId, table.supplierId] }),
    foreignKey({
      columns: [table.tenantId, table.connectionId],
      foreignColumns: [connections.tenantId, connections.connectionId],
    }),
    ownRows(),
  ],
);
