import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgliteStore } from '../server/storage/pglite-store.ts';
import { postgresStore } from '../server/storage/postgres-store.ts';
import type { Store } from '../server/storage/store.ts';
import { startPostgres } from '../tests/server/real-postgres.ts';

/** Databases that a bench measures on. */
export type DatabaseName = 'PGlite' | 'PostgreSQL';

/**
 * Measures on an empty database of each kind, one after the other: `where` is a folder for PGlite and an address for PostgreSQL,
 * which is passed over, and says so, where it is not installed. Both are gone afterwards.
 */
export async function onDatabases(
  names: readonly DatabaseName[],
  measure: (name: DatabaseName, where: string) => Promise<void>,
): Promise<void> {
  if (names.includes('PGlite')) {
    const folder = mkdtempSync(join(tmpdir(), 'kontera-bench-'));
    await measure('PGlite', folder).finally(() => rmSync(folder, { recursive: true }));
  }
  if (names.includes('PostgreSQL')) {
    const postgres = await startPostgres();
    if (postgres === null) console.log('PostgreSQL: not installed here');
    else await measure('PostgreSQL', await postgres.createDatabase('bench')).finally(() => postgres.remove());
  }
}

/** Whether it is the address of a PostgreSQL; a folder of PGlite otherwise. */
export function isPostgresUrl(where: string): boolean {
  return where.startsWith('postgres');
}

/** The store at a folder, on PGlite, or at an address of PostgreSQL. */
export function storeAt(where: string): Promise<Store> {
  return isPostgresUrl(where)
    ? Promise.resolve(postgresStore({ url: where, connectionCount: 10, onFault: () => undefined }))
    : pgliteStore({ folder: where, templateFile: null });
}
