import { migrate } from './migrate.ts';
import { pgliteStore } from './pglite-store.ts';
import { postgresStore } from './postgres-store.ts';
import type { Store } from './store.ts';

/** Which database a store is in. */
export interface StorePlace {
  /** PostgreSQL; null: PGlite. */
  readonly databaseUrl: string | null;
  /** Where PGlite lies; null: in memory. */
  readonly dataFolder: string | null;
}

/** The packed empty database, made by the build. */
export interface StoreParts {
  /** Null: none. */
  readonly templateFile: string | null;
}

const CONNECTION_COUNT = 10;

/** Opens a store and brings its tables to this version. Throws FolderLocked where another process has the data folder open. */
export async function openStore(
  { databaseUrl, dataFolder }: StorePlace,
  { templateFile }: StoreParts,
  onFault: (error: Error) => void,
): Promise<Store> {
  const store =
    databaseUrl === null
      ? await pgliteStore({ folder: dataFolder, templateFile })
      : postgresStore({ url: databaseUrl, connectionCount: CONNECTION_COUNT, onFault });
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
