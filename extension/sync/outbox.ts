import { WIRE_LIMITS } from '../../core/contracts/wire-limits.ts';
import type { Decision } from '../../core/contracts/decision.ts';
import type { KeyedStore } from './keyed-store.ts';

/** Decisions that wait to be sent, with the key by which the server knows them when they come again. */
export interface WaitingBatch {
  readonly idempotencyKey: string;
  /** The very text that is sent. */
  readonly body: string;
  readonly decisionCount: number;
}

/** What became of sending one batch. */
export type Delivery =
  | 'taken'
  /** Nobody answered, or not now: it stays and is sent again. */
  | 'later'
  /** The server will never take it: it is put aside, and the person is told. */
  | 'refused';

/** What sending the outbox did. */
export interface OutboxRun {
  readonly takenCount: number;
  readonly refusedCount: number;
  /** Decisions that still wait. */
  readonly waitingCount: number;
}

/** Puts decisions of a company into its outbox, in batches; `newKey` makes ids that sort by time. */
export async function putIntoOutbox(
  store: KeyedStore,
  decisions: readonly Decision[],
  newKey: () => string,
): Promise<void> {
  for (let first = 0; first < decisions.length; first += WIRE_LIMITS.batchSize) {
    const part = decisions.slice(first, first + WIRE_LIMITS.batchSize);
    const idempotencyKey = newKey();
    const batch: WaitingBatch = {
      idempotencyKey,
      body: JSON.stringify({ decisions: part }),
      decisionCount: part.length,
    };
    await store.put('outbox', idempotencyKey, batch);
  }
}

/** What waits in a company's outbox, oldest first. */
export async function waitingBatches(store: KeyedStore): Promise<readonly WaitingBatch[]> {
  const entries = await store.list('outbox', '');
  return entries.flatMap(([, value]) => (isBatch(value) ? [value] : []));
}

/** Sends what waits, oldest first, until one batch has to wait. Batches leave the outbox only when they were taken or refused. */
export async function sendOutbox(
  store: KeyedStore,
  deliver: (batch: WaitingBatch) => Promise<Delivery>,
): Promise<OutboxRun> {
  let [takenCount, refusedCount] = [0, 0];
  for (const batch of await waitingBatches(store)) {
    const delivery = await deliver(batch);
    if (delivery === 'later') break;
    await store.remove('outbox', batch.idempotencyKey);
    if (delivery === 'taken') takenCount += batch.decisionCount;
    else refusedCount += batch.decisionCount;
  }
  const waiting = await waitingBatches(store);
  return {
    takenCount,
    refusedCount,
    waitingCount: waiting.reduce((sum, { decisionCount }) => sum + decisionCount, 0),
  };
}

function isBatch(value: unknown): value is WaitingBatch {
  return (
    typeof value === 'object' &&
    value !== null &&
    'idempotencyKey' in value &&
    typeof value.idempotencyKey === 'string' &&
    'body' in value &&
    typeof value.body === 'string' &&
    'decisionCount' in value &&
    typeof value.decisionCount === 'number'
  );
}
