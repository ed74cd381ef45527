import { readMigrationFiles } from 'drizzle-orm/migrator';
import { fileURLToPath } from 'node:url';
import type { Store } from './store.ts';

/** Beside this module, in the sources as in what is built. */
const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number: processes that start together take turns with it. */
const TURN = 7_240_113;

/** The role before the tables, because their policies name it; its rights after them, on all there are. */
const ROLE = `DO $$ BEGIN
  CREATE ROLE kontera_tenant NOLOGIN NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;

/** An audit entry is never changed by a tenant's transaction; erasing is the operator's. */
const RIGHTS = [
  'GRANT kontera_tenant TO CURRENT_USER',
  'GRANT USAGE ON SCHEMA public TO kontera_tenant',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kontera_tenant',
  'REVOKE UPDATE, DELETE ON audit_entries FROM kontera_tenant',
  'REVOKE DELETE ON audit_heads, tenants FROM kontera_tenant',
];

/** Brings the tables of a store to this version; where they are, does nothing. All of it or nothing. */
export async function migrate(store: Store): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  await store.asOperator(async (transaction) => {
    const run = (text: string) => transaction.execute<{ hash: string }>(text);
    await run(`SELECT pg_advisory_xact_lock(${TURN})`);
    await run('CREATE SCHEMA IF NOT EXISTS kontera_admin');
    await run(
      'CREATE TABLE IF NOT EXISTS kontera_admin.migrations (hash text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    await run(ROLE);
    const applied = new Set(
      (await run('SELECT hash FROM kontera_admin.migrations')).rows.map(({ hash }) => hash),
    );
    const missing = migrations.filter(({ hash }) => !applied.has(hash));
    for (const { sql: statements, hash } of missing) {
      for (const statement of statements) await run(statement);
      await run(`INSERT INTO kontera_admin.migrations (hash) VALUES ('${hash}')`);
    }
    if (missing.length > 0) for (const statement of RIGHTS) await run(statement);
  });
}
