import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { narrowingTo } from './transaction-steps.ts';
import type { Store } from './store.ts';

/** How a PostgreSQL is reached. */
export interface PostgresOptions {
  readonly url: string;
  /** Connections held at most, 1 or more. */
  readonly connectionCount: number;
  /** Told of connections that broke while no one used them; the pool opens new ones. */
  readonly onFault: (error: Error) => void;
}

/** A store on PostgreSQL. Connects when first used. */
export function postgresStore({ url, connectionCount, onFault }: PostgresOptions): Store {
  const pool = new pg.Pool({ connectionString: url, max: connectionCount, application_name: 'kontera' });
  pool.on('error', onFault);
  // A connection may also break between two statements of its user, who is told by the next one.
  pool.on('connect', (client) => void client.on('error', onFault));
  const database = drizzle(pool);
  return {
    kind: 'postgresql',
    inTenant: (tenantId, work) =>
      database.transaction(async (transaction) => {
        // Without values, so that it goes as a simple query, which may hold several commands.
        await transaction.execute(sql.raw(narrowingTo(tenantId)));
        return work(transaction);
      }),
    asOperator: (work) => database.transaction((transaction) => work(transaction)),
    async executeSql(text, values) {
      const { rows } = await pool.query<Record<string, unknown>>(text, values ? [...values] : undefined);
      return { rows };
    },
    pack: () => Promise.resolve(null),
    close: () => pool.end(),
  };
}
