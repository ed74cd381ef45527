import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeFolderLock } from './folder-lock.ts';
import { DATE_PARSERS, PARSERS, SERIALIZERS } from './pglite-values.ts';
import { narrowingTo } from './transaction-steps.ts';
import type { Store, Transaction } from './store.ts';

/** A database in this process: its files, and the packed empty database that a new one is copied from. */
export interface PgliteOptions {
  /** Folder that the database lies in, made where it is missing; null: in memory, gone when closed. */
  readonly folder: string | null;
  /** Made by the build; null, or no such file: a new database is made from nothing, which takes several seconds. */
  readonly templateFile: string | null;
}

const VALUES = { parsers: PARSERS, serializers: SERIALIZERS };

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
  return PGlite.create({ ...VALUES, dataDir: path });
}

function fresh(dataDir: string, templateFile: string | null): Promise<PGlite> {
  const template = templateFile !== null && existsSync(templateFile) ? readFileSync(templateFile) : null;
  const loaded = template ? { loadDataDir: new Blob([template]) } : {};
  return PGlite.create({ ...VALUES, ...loaded, dataDir });
}

/** `release` is called once it is closed. */
function pgliteStoreOf(client: PGlite, release: () => void): Store {
  return {
    kind: 'pglite',
    inTenant: (tenantId, work) =>
      client.transaction(async (transaction) => {
        // Drizzle's own `execute` goes the long way of a prepared statement, which takes one command.
        await transaction.exec(narrowingTo(tenantId));
        return work(drizzleIn(transaction));
      }),
    asOperator: (work) => client.transaction((transaction) => work(drizzleIn(transaction))),
    async executeSql(text, values) {
      const options = { parsers: DATE_PARSERS };
      if (values !== undefined && values.length > 0) return client.query(text, [...values], options);
      return { rows: (await client.exec(text, options)).at(-1)?.rows ?? [] };
    },
    pack: async () => new Uint8Array(await (await client.dumpDataDir('gzip')).arrayBuffer()),
    async close() {
      await client.close();
      release();
    },
  };
}

/** Drizzle over a transaction. Its parsers are left out: the database was opened with the same. */
function drizzleIn(transaction: PgliteTransaction): Transaction {
  const client: Pick<PgliteTransaction, 'query'> = {
    query: (text, values, options) =>
      transaction.query(text, values, options?.rowMode ? { rowMode: options.rowMode } : {}),
  };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- of a client Drizzle uses `query` alone
  return drizzle({ client: client as PGlite });
}

/** Makes a data folder of what `pack` gave. False where the folder has a database already: nothing is overwritten. */
export async function restorePglite(folder: string, packedFile: string): Promise<boolean> {
  if (existsSync(join(folder, 'pg'))) return false;
  await (await pgliteStore({ folder, templateFile: packedFile })).close();
  return true;
}
