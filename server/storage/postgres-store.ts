import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { narrowingTo } from './transaction-steps.ts';
import type { Store, Transaction } from './store.ts';

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
  return {
    kind: 'postgresql',
    // One query of several commands: a server that is some way off is asked once and not three times before the work begins.
    inTenant: (tenantId, work) => inTransaction(pool, `BEGIN; ${narrowingTo(tenantId)}`, work),
    asOperator: (work) => inTransaction(pool, 'BEGIN', work),
    async executeSql(text, values) {
      const { rows } = await pool.query<Record<string, unknown>>(text, values ? [...values] : undefined);
      return { rows };
    },
    pack: () => Promise.resolve(null),
    close: () => pool.end(),
  };
}

/** Does work in a transaction that `begin` opens. A connection that cannot even roll back is given up. */
async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isLost = false;
  try {
    await client.query(begin);
    const result = await work(drizzle(client));
    const { command } = await client.query('COMMIT');
    // PostgreSQL rolls back and calls it no error where a statement before had failed.
    if (command !== 'COMMIT') throw new Error('a transaction was rolled back at its end');
    return result;
  } catch (error) {
    isLost = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(isLost);
  }
}
