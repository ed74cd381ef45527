import { and, eq } from 'drizzle-orm';
import { connections } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import { isConnection } from './connections.ts';
import type { Ground } from './ground.ts';

/** A pull at work: its connection, and the turn that it holds. */
export interface PullTurn {
  readonly tenantId: string;
  readonly connectionId: string;
  /** Differs for every attempt of every job. */
  readonly turn: string;
}

/** Another worker has taken the pull over, or the connection is gone: this one must stop. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

/** Takes the turn from whoever had it, and gives the row; null where there is no such connection. */
export function takeTurn(
  { store }: Ground,
  { tenantId, connectionId, turn }: PullTurn,
): Promise<typeof connections.$inferSelect | null> {
  return store.inTenant(tenantId, async (transaction) => {
    const isRow = isConnection(tenantId, connectionId);
    const [row] = await transaction.update(connections).set({ pullJobId: turn }).where(isRow).returning();
    return row ?? null;
  });
}

/** Does work as long as the turn is held; writes of one that lost it are undone. */
export function inTurn<Result>(
  { store }: Ground,
  { tenantId, connectionId, turn }: PullTurn,
  change: Partial<typeof connections.$inferInsert>,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return store.inTenant(tenantId, async (transaction) => {
    const held = and(isConnection(tenantId, connectionId), eq(connections.pullJobId, turn));
    const rows = await transaction
      .update(connections)
      .set({ pullJobId: turn, ...change })
      .where(held)
      .returning({ id: connections.connectionId });
    if (rows.length === 0) throw new TurnLost('another worker pulls this connection now');
    return work(transaction);
  });
}
