import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeFolderLock } from './folder-lock.ts';
import { narrowingTo } from './transaction-steps.ts';
import type { Store } from './store.ts';

/** A database in this process: its files, and the packed empty database that a new one is copied from. */
export interface PgliteOptions {
  /** Folder that the database lies in, made where it is missing; null: in memory, gone when closed. */
  readonly folder: string | null;
  /** Made by the build; null, or no such file: a new database is made from nothing, which takes several seconds. */
  readonly templateFile: string | null;
}

/** A store on PGlite. Throws FolderLocked where another process has the folder open. */
export async function pgliteStore({ folder, templateFile }: PgliteOptions): Promise<Store> {
  if (folder === null) return pgliteStoreOf(await fresh('memory://', templateFile), () => undefined);
  mkdirSync(folder, { recursive: true });
  const release = takeFolderLock(folder);
  try {
    return pgliteStoreOf(await openFolder(join(folder, 'pg'), templateFile), release);
  } catch (error) {
    release();
    throw error;
  }
}

/** The first start unpacks beside and renames: one that is killed half-way leaves nothing that looks like a database. */
async function openFolder(path: string, templateFile: string | null): Promise<PGlite> {
  if (!existsSync(path)) {
    const starting = `${path}.starting`;
    rmSync(starting, { recursive: true, force: true });
    await (await fresh(starting, templateFile)).close();
    renameSync(starting, path);
  }
  return PGlite.create({ dataDir: path });
}

function fresh(dataDir: string, templateFile: string | null): Promise<PGlite> {
  const template = templateFile !== null && existsSync(templateFile) ? readFileSync(templateFile) : null;
  return PGlite.create(template ? { dataDir, loadDataDir: new Blob([template]) } : { dataDir });
}

/** A store over a PGlite that is open; `release` is called once it is closed. */
export function pgliteStoreOf(client: PGlite, release: () => void): Store {
  const database = drizzle(client);
  return {
    kind: 'pglite',
    inTenant: (tenantId, work) =>
      client.transaction(async (transaction) => {
        // Drizzle's own `execute` goes the long way of a prepared statement, which takes one command.
        await transaction.exec(narrowingTo(tenantId));
        // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- as Drizzle itself does for a transaction of PGlite
        return work(drizzle({ client: transaction as unknown as PGlite }));
      }),
    asOperator: (work) => database.transaction((transaction) => work(transaction)),
    async executeSql(text, values) {
      if (values !== undefined && values.length > 0) return client.query(text, [...values]);
      return { rows: (await client.exec(text)).at(-1)?.rows ?? [] };
    },
    pack: async () => new Uint8Array(await (await client.dumpDataDir('gzip')).arrayBuffer()),
    async close() {
      await client.close();
      release();
    },
  };
}

/** Makes a data folder of what `pack` gave. False where the folder has a database already: nothing is overwritten. */
export async function restorePglite(folder: string, packedFile: string): Promise<boolean> {
  if (existsSync(join(folder, 'pg'))) return false;
  await (await pgliteStore({ folder, templateFile: packedFile })).close();
  return true;
}
