import { and, eq } from 'drizzle-orm';
import { nowText } from '../services/ground.ts';
import { releaseModel } from '../services/models.ts';
import { readSettings } from '../services/settings.ts';
import { appendAudit } from '../storage/audit-append.ts';
import { models } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import { championVerdict, type Verdict } from './champion-rule.ts';
import { JOB_ACTOR } from './job-actor.ts';
import type { JobEnd } from './job-run.ts';
import { parseBackTested } from './parse-back-tested.ts';
import type { ModelGround } from './train.ts';
import type { JobHandler } from './worker.ts';

/** Decides by the rule whether a back-tested model is put in use; where the tenant releases by hand, only says what it would do. */
export function releaseHandler(ground: ModelGround): JobHandler {
  return ({ tenantId, subject: modelId }) =>
    ground.store.inTenant(tenantId, (transaction) =>
      decide(transaction, { tenantId, modelId, now: nowText(ground) }),
    );
}

interface Question {
  readonly tenantId: string;
  readonly modelId: string;
  readonly now: string;
}

async function decide(transaction: Transaction, question: Question): Promise<JobEnd> {
  const { tenantId, modelId, now } = question;
  const isOfTenant = eq(models.tenantId, tenantId);
  const isModel = and(isOfTenant, eq(models.modelId, modelId));
  const [model] = await transaction.select().from(models).where(isModel).for('update');
  if (!model?.evaluation) return { kind: 'failed', fault: 'The model is not evaluated.' };
  if (model.state !== 'evaluated') return { kind: 'done', result: { state: model.state } };
  const isInUse = and(isOfTenant, eq(models.state, 'released'));
  const [champion] = await transaction.select().from(models).where(isInUse);
  const before = champion?.evaluation ? parseBackTested(champion.evaluation) : null;
  const verdict = championVerdict(parseBackTested(model.evaluation), before);
  const { release } = await readSettings(transaction, tenantId);
  if (release !== 'automatic' || !verdict.isReleased)
    return keepOut(transaction, question, model.sha256, verdict);
  const order = {
    tenantId,
    modelId,
    kind: 'release' as const,
    reason: verdict.reason,
    actor: JOB_ACTOR,
    now,
  };
  const released = await releaseModel(transaction, order);
  if (!released.ok) return { kind: 'failed', fault: released.sentence };
  return { kind: 'done', result: { state: 'released', reason: verdict.reason } };
}

async function keepOut(
  transaction: Transaction,
  { tenantId, modelId, now }: Question,
  sha256: string,
  { isReleased, reason }: Verdict,
): Promise<JobEnd> {
  const state = isReleased ? 'evaluated' : 'rejected';
  await transaction
    .update(models)
    .set({ state, verdict: reason })
    .where(and(eq(models.tenantId, tenantId), eq(models.modelId, modelId)));
  const content = { actor: { ...JOB_ACTOR }, modelId, sha256, reason };
  const event = isReleased ? 'model.awaits-release' : 'model.rejected';
  await appendAudit(transaction, tenantId, now, [{ kind: event, content }]);
  return { kind: 'done', result: { state, reason } };
}
