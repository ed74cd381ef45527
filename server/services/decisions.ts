import { and, asc, eq, gt, ne } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { appendAudit, type AuditEvent } from '../storage/audit-append.ts';
import type { Coded, DecidedLine, DecisionKind } from '../storage/decided-line.ts';
import { decisionBatches, decisions, tenants } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import type { Actor } from './actor.ts';
import { nowText, type Ground } from './ground.ts';
import { done, refusal, type Outcome } from './outcome.ts';
import { pageLimit, pageOf, type Page } from './page.ts';

export type { DecidedLine } from '../storage/decided-line.ts';

/** What became of the suggestions for one line. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly line: DecidedLine;
  /** What was suggested, by dimension; null: left blank. */
  readonly before: Coded;
  /** What it is now, by dimension; null: blank. */
  readonly after: Coded;
  /** `Model.sha256` of the model that suggested. */
  readonly modelSha256: string;
  /** When, by the clock of the client; may be days ago. ISO 8601 with a zone. */
  readonly decidedAt: string;
}

/** A decision in the order of the server. */
export interface StoredDecision extends Decision {
  readonly sequence: number;
}

/** Decisions of an add-in, sent together. */
export interface DecisionBatch {
  /** 1 to 100 characters that the client made up for this batch; the same batch may be sent again. */
  readonly idempotencyKey: string;
  /** 0 to 1,000. */
  readonly decisions: readonly Decision[];
}

/** How a batch was taken in. */
export interface BatchReceipt {
  /** Sequence of its first and last decision; last = first - 1 for an empty batch. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Whether it had been taken in before; then nothing was changed now. */
  readonly isRepeat: boolean;
}

/** Decisions on suggestions: taken in once, logged, served to other add-ins, learned by the next training. */
export interface Decisions {
  /** Conflict where the key came with other content before; invalid where the batch is too large. */
  accept(tenantId: string, batch: DecisionBatch, actor: Actor): Promise<Outcome<BatchReceipt>>;
  /**
   * Accepted and changed decisions behind a sequence, ascending, for learning on top of a model: begin with
   * `Model.decisionSequence`. Those whose line the ERP has posted meanwhile are included.
   */
  since(tenantId: string, sequence: number, limit: number): Promise<Page<StoredDecision>>;
}

/** Decisions kept in a store. */
export function createDecisions(ground: Ground): Decisions {
  return {
    accept(tenantId, batch, actor) {
      const fault = batchFault(batch);
      if (fault !== null) return Promise.resolve(refusal('invalid', fault));
      return ground.store.inTenant(tenantId, (transaction) =>
        acceptBatch(transaction, tenantId, batch, { actor, now: nowText(ground) }),
      );
    },
    since: (tenantId, sequence, limit) =>
      ground.store.inTenant(tenantId, async (transaction) => {
        const count = pageLimit({ after: null, limit });
        const rows = await transaction
          .select()
          .from(decisions)
          .where(
            and(
              eq(decisions.tenantId, tenantId),
              gt(decisions.sequence, sequence),
              ne(decisions.kind, 'auto'),
            ),
          )
          .orderBy(asc(decisions.sequence))
          .limit(count + 1);
        return pageOf(rows.map(storedDecision), count, (row) => [String(row.sequence)]);
      }),
  };
}

const MAX_DECISIONS = 1000;

function batchFault({ idempotencyKey, decisions: given }: DecisionBatch): string | null {
  if (idempotencyKey.length < 1 || idempotencyKey.length > 100)
    return 'The idempotency key must have 1 to 100 characters.';
  return given.length > MAX_DECISIONS ? `A batch has at most ${MAX_DECISIONS} decisions.` : null;
}

async function acceptBatch(
  transaction: Transaction,
  tenantId: string,
  batch: DecisionBatch,
  { actor, now }: { readonly actor: Actor; readonly now: string },
): Promise<Outcome<BatchReceipt>> {
  // The row's lock puts batches of a tenant in line: their sequences have no gaps and their order is the server's.
  const [tenant] = await transaction
    .select()
    .from(tenants)
    .where(eq(tenants.tenantId, tenantId))
    .for('update');
  if (tenant?.erasedAt !== null) return refusal('not-found', 'There is no such tenant.');
  const { idempotencyKey, decisions: given } = batch;
  const contentHash = createHash('sha256').update(JSON.stringify(given)).digest();
  const isBatch = and(
    eq(decisionBatches.tenantId, tenantId),
    eq(decisionBatches.idempotencyKey, idempotencyKey),
  );
  const [known] = await transaction.select().from(decisionBatches).where(isBatch);
  if (known) {
    if (!contentHash.equals(known.contentHash))
      return refusal('conflict', 'This idempotency key was used for other decisions.');
    return done({ firstSequence: known.firstSequence, lastSequence: known.lastSequence, isRepeat: true });
  }
  return done(await storeBatch(transaction, tenant, batch, { contentHash, actor, now }));
}

interface BatchStamp {
  readonly contentHash: Uint8Array;
  readonly actor: Actor;
  readonly now: string;
}

async function storeBatch(
  transaction: Transaction,
  tenant: typeof tenants.$inferSelect,
  { idempotencyKey, decisions: given }: DecisionBatch,
  { contentHash, actor, now }: BatchStamp,
): Promise<BatchReceipt> {
  const { tenantId } = tenant;
  const firstSequence = tenant.decisionSequence + 1;
  const lastSequence = tenant.decisionSequence + given.length;
  await transaction
    .insert(decisionBatches)
    .values({ tenantId, idempotencyKey, contentHash, firstSequence, lastSequence, receivedAt: now });
  if (given.length > 0) {
    const rows = given.map((decision, at) =>
      rowOf(decision, { tenantId, idempotencyKey, sequence: firstSequence + at }),
    );
    await transaction.insert(decisions).values(rows);
    await transaction
      .update(tenants)
      .set({ decisionSequence: lastSequence })
      .where(eq(tenants.tenantId, tenantId));
    await appendAudit(
      transaction,
      tenantId,
      now,
      given.map((decision, at) => eventOf(decision, firstSequence + at, actor)),
    );
  }
  return { firstSequence, lastSequence, isRepeat: false };
}

function rowOf(
  { kind, line, before, after, modelSha256, decidedAt }: Decision,
  place: { readonly tenantId: string; readonly idempotencyKey: string; readonly sequence: number },
): typeof decisions.$inferInsert {
  const { sourceDocumentId, sourceLineId } = line;
  return { ...place, kind, line, before, after, modelSha256, decidedAt, sourceDocumentId, sourceLineId };
}

function storedDecision(row: typeof decisions.$inferSelect): StoredDecision {
  const { sequence, kind, line, before, after, modelSha256, decidedAt } = row;
  return { sequence, kind, line, before, after, modelSha256, decidedAt };
}

/** What the log says of a decision: enough to say who changed what where, without the whole line. */
function eventOf(decision: Decision, sequence: number, actor: Actor): AuditEvent {
  const { kind, line, before, after, modelSha256, decidedAt } = decision;
  const { documentId, lineNo, sourceDocumentId, sourceLineId } = line;
  return {
    kind: `suggestion.${kind}`,
    content: {
      ...{ actor: { ...actor }, sequence, modelSha256, before, after, decidedAt },
      line: { documentId, lineNo, sourceDocumentId, sourceLineId },
    },
  };
}
