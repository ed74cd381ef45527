import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
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
  const { idempotencyKey, decisions: given } = batch;
  // The row's lock puts batches of a tenant in line: their sequences have no gaps and their order is the server's.
  const lastSequence = await moveSequence(transaction, tenantId, given.length);
  if (lastSequence === null) return refusal('not-found', 'There is no such tenant.');
  const firstSequence = lastSequence - given.length + 1;
  const contentHash = createHash('sha256').update(JSON.stringify(given)).digest();
  const stored = await transaction
    .insert(decisionBatches)
    .values({ tenantId, idempotencyKey, contentHash, firstSequence, lastSequence, receivedAt: now })
    .onConflictDoNothing()
    .returning({ idempotencyKey: decisionBatches.idempotencyKey });
  if (stored.length === 0) {
    await moveSequence(transaction, tenantId, -given.length);
    return receiptAgain(transaction, tenantId, idempotencyKey, contentHash);
  }
  if (given.length > 0) {
    const rows = given.map((decision, at) =>
      rowOf(decision, { tenantId, idempotencyKey, sequence: firstSequence + at }),
    );
    await transaction.insert(decisions).values(rows);
    const events = given.map((decision, at) => eventOf(decision, firstSequence + at, actor));
    await appendAudit(transaction, tenantId, now, events);
  }
  return done({ firstSequence, lastSequence, isRepeat: false });
}

/** Moves the sequence of a tenant's last decision and gives the new one; null where there is no such tenant. */
async function moveSequence(transaction: Transaction, tenantId: string, by: number): Promise<number | null> {
  const [tenant] = await transaction
    .update(tenants)
    .set({ decisionSequence: sql`${tenants.decisionSequence} + ${by}` })
    .where(and(eq(tenants.tenantId, tenantId), isNull(tenants.erasedAt)))
    .returning({ decisionSequence: tenants.decisionSequence });
  return tenant?.decisionSequence ?? null;
}

/** The receipt of a batch that was taken in before, where it is the same. */
async function receiptAgain(
  transaction: Transaction,
  tenantId: string,
  idempotencyKey: string,
  contentHash: Buffer,
): Promise<Outcome<BatchReceipt>> {
  const isBatch = and(
    eq(decisionBatches.tenantId, tenantId),
    eq(decisionBatches.idempotencyKey, idempotencyKey),
  );
  const [known] = await transaction.select().from(decisionBatches).where(isBatch);
  if (!known) throw new Error('a batch is there and cannot be read');
  if (!contentHash.equals(known.contentHash))
    return refusal('conflict', 'This idempotency key was used for other decisions.');
  return done({ firstSequence: known.firstSequence, lastSequence: known.lastSequence, isRepeat: true });
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
