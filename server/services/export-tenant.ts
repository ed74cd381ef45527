import { sql } from 'drizzle-orm';
import type { Store } from '../storage/store.ts';

/** Tables with what orders their rows, and columns that stay here. Model files are large, and can be fetched by themselves. */
const TABLES: readonly {
  readonly name: string;
  readonly keys: readonly string[];
  readonly omit: readonly string[];
}[] = [
  { name: 'tenants', keys: ['tenant_id'], omit: [] },
  { name: 'settings', keys: ['name'], omit: [] },
  { name: 'api_keys', keys: ['key_id'], omit: ['secret_hash'] },
  { name: 'connections', keys: ['connection_id'], omit: ['sealed_secret', 'secret_key_id', 'pull_job_id'] },
  { name: 'ledger_lines', keys: ['connection_id', 'source_document_id', 'source_line_id'], omit: [] },
  { name: 'master_values', keys: ['connection_id', 'dimension', 'code'], omit: [] },
  { name: 'suppliers', keys: ['connection_id', 'supplier_id'], omit: [] },
  { name: 'decisions', keys: ['sequence'], omit: [] },
  { name: 'models', keys: ['model_id'], omit: [] },
  { name: 'releases', keys: ['release_number'], omit: [] },
  { name: 'job_runs', keys: ['job_id'], omit: [] },
  { name: 'audit_entries', keys: ['sequence'], omit: [] },
];
const PAGE_ROWS = 2000;

/** Everything kept about a tenant, a line of JSON a row, each table in the order of its key. */
export async function* exportTenant(store: Store, tenantId: string): AsyncGenerator<string> {
  for (const { name, keys, omit } of TABLES) {
    let behind: string | null = null;
    for (;;) {
      const rows: readonly ExportedRow[] = await rowsBehind(store, { tenantId, name, keys, omit, behind });
      for (const { row } of rows) yield `${JSON.stringify({ table: name, row })}\n`;
      behind = rows.at(-1)?.place ?? null;
      if (rows.length < PAGE_ROWS || behind === null) break;
    }
  }
}

interface ExportedRow extends Record<string, unknown> {
  readonly row: unknown;
  /** The row's key as JSON: where the next page goes on. */
  readonly place: string;
}

interface Part {
  readonly tenantId: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly omit: readonly string[];
  readonly behind: string | null;
}

/** Names come from the table above, values are parameters. The key goes through JSON so that its types stay the table's. */
async function rowsBehind(
  store: Store,
  { tenantId, name, keys, omit, behind }: Part,
): Promise<readonly ExportedRow[]> {
  const columns = sql.raw(keys.map((key) => `x.${key}`).join(', '));
  const from = sql.raw(`${name} x`);
  const after = sql.raw(
    `(SELECT ${keys.map((key) => `k.${key}`).join(', ')} FROM json_populate_record(NULL::${name}, `,
  );
  const where = behind === null ? sql`` : sql` AND (${columns}) > ${after}${behind}::json) k)`;
  const place = sql.raw(`json_build_object(${keys.map((key) => `'${key}', x.${key}`).join(', ')})::text`);
  const omitted = sql.raw(omit.length === 0 ? '' : ` - '{${omit.join(',')}}'::text[]`);
  const { rows } = await store.inTenant(tenantId, (transaction) =>
    transaction.execute<ExportedRow>(
      sql`SELECT to_jsonb(x)${omitted} AS row, ${place} AS place FROM ${from}
          WHERE x.tenant_id = ${tenantId}${where} ORDER BY ${columns} LIMIT ${PAGE_ROWS}`,
    ),
  );
  return rows;
}
