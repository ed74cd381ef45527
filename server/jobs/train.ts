import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { DEFAULT_SEED } from '../../core/engine/index.ts';
import type { Ground } from '../services/ground.ts';
import { nowText } from '../services/ground.ts';
import { learnedLines } from '../services/learned-lines.ts';
import type { HistoryService } from '../services/history.ts';
import type { Jobs } from '../services/jobs.ts';
import type { Models } from '../services/models.ts';
import { readSettings } from '../services/settings.ts';
import { appendAudit } from '../storage/audit-append.ts';
import { modelFiles, models, tenants } from '../storage/schema.ts';
import { JOB_ACTOR } from './job-actor.ts';
import { runTraining, type TrainingGround } from './run-training.ts';
import type { TrainedModel } from './training-task.ts';
import type { JobHandler } from './worker.ts';

/** What training, evaluating and releasing need beside the job. */
export interface ModelGround extends Ground, TrainingGround {
  readonly history: HistoryService;
  readonly models: Models;
  readonly jobs: Jobs;
}

const compress = promisify(gzip);

/** Learns a tenant's lines. The model's id is the job's, so that a job done twice makes one model. */
export function trainHandler(ground: ModelGround): JobHandler {
  return async ({ tenantId, jobId, signal }) => {
    if (!(await ground.models.find(tenantId, jobId))) {
      const start = await trainingStart(ground, tenantId);
      if (start === null) return { kind: 'failed', fault: 'There is no such tenant.' };
      const { dimensions, decisionSequence, historyRevision } = start;
      const lines = learnedLines(ground.store, ground.history, tenantId, decisionSequence);
      const answer = await runTraining(
        ground,
        { kind: 'train', dimensions, seed: DEFAULT_SEED },
        lines,
        signal,
      );
      if (answer.kind === 'nothing') return { kind: 'failed', fault: answer.sentence };
      if (answer.kind !== 'trained') throw new Error(`a training answered ${answer.kind}`);
      await storeModel(ground, { tenantId, modelId: jobId, decisionSequence, historyRevision }, answer.model);
    }
    await ground.jobs.start(tenantId, 'evaluate', jobId, JOB_ACTOR);
    return { kind: 'done', result: { modelId: jobId } };
  };
}

interface TrainingBegin {
  readonly dimensions: readonly string[] | null;
  readonly decisionSequence: number;
  readonly historyRevision: number;
}

function trainingStart({ store }: Ground, tenantId: string): Promise<TrainingBegin | null> {
  return store.inTenant(tenantId, async (transaction) => {
    const [tenant] = await transaction.select().from(tenants).where(eq(tenants.tenantId, tenantId));
    if (tenant?.erasedAt !== null) return null;
    const { decisionSequence, historyRevision } = tenant;
    const { dimensions } = await readSettings(transaction, tenantId);
    return { dimensions, decisionSequence, historyRevision };
  });
}

interface ModelOrigin {
  readonly tenantId: string;
  readonly modelId: string;
  readonly decisionSequence: number;
  readonly historyRevision: number;
}

async function storeModel(ground: Ground, origin: ModelOrigin, trained: TrainedModel): Promise<void> {
  const { bytes, lineCount, firstDay, lastDay, dimensions, headerFieldNames } = trained;
  const gzipped = await compress(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { tenantId, modelId } = origin;
  const now = nowText(ground);
  await ground.store.inTenant(tenantId, async (transaction) => {
    const row = {
      ...{ ...origin, state: 'trained' as const, createdAt: now, lineCount, firstDay, lastDay },
      ...{ dimensions, headerFieldNames, seed: DEFAULT_SEED, sha256, byteCount: bytes.length },
    };
    const made = await transaction
      .insert(models)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: models.modelId });
    if (made.length === 0) return;
    await transaction.insert(modelFiles).values({ tenantId, modelId, gzipped });
    const content = { actor: { ...JOB_ACTOR }, modelId, sha256, lineCount };
    await appendAudit(transaction, tenantId, now, [{ kind: 'model.trained', content }]);
  });
}
