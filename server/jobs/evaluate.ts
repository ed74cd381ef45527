import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { and, eq } from 'drizzle-orm';
import { DEFAULT_SEED } from '../../core/engine/index.ts';
import { learnedLines } from '../services/learned-lines.ts';
import { isJsonObject } from '../storage/json.ts';
import { models } from '../storage/schema.ts';
import { JOB_ACTOR } from './job-actor.ts';
import { runTraining } from './run-training.ts';
import type { ModelGround } from './train.ts';
import type { BackTested, TrainingTask } from './training-task.ts';
import type { JobHandler } from './worker.ts';

const decompress = promisify(gunzip);

/** Back-tests how a model was made, and compares it with the model in use on lines that this one had not seen. */
export function evaluateHandler(ground: ModelGround): JobHandler {
  return async ({ tenantId, subject: modelId, signal }) => {
    const model = await ground.models.find(tenantId, modelId);
    if (model === null) return { kind: 'failed', fault: 'There is no such model.' };
    if (model.evaluation === null) {
      const task: TrainingTask = {
        ...{ kind: 'evaluate', dimensions: model.dimensions, seed: DEFAULT_SEED },
        champion: await championOf(ground, tenantId, modelId),
      };
      const lines = learnedLines(ground.store, ground.history, tenantId, model.decisionSequence);
      const answer = await runTraining(ground, task, lines, signal);
      if (answer.kind === 'nothing') return { kind: 'failed', fault: answer.sentence };
      if (answer.kind !== 'evaluated') throw new Error(`an evaluation answered ${answer.kind}`);
      await storeEvaluation(ground, tenantId, modelId, answer.evaluated);
    }
    await ground.jobs.start(tenantId, 'release', modelId, JOB_ACTOR);
    return { kind: 'done', result: { modelId } };
  };
}

async function championOf(
  { models: service }: ModelGround,
  tenantId: string,
  challengerId: string,
): Promise<{ readonly bytes: Uint8Array; readonly lastDay: string } | null> {
  const champion = await service.current(tenantId);
  if (champion === null || champion.modelId === challengerId || champion.lastDay === null) return null;
  const gzipped = await service.gzipped(tenantId, champion.modelId);
  return gzipped && { bytes: await decompress(gzipped), lastDay: champion.lastDay };
}

async function storeEvaluation(
  { store }: ModelGround,
  tenantId: string,
  modelId: string,
  evaluated: BackTested,
): Promise<void> {
  // Through JSON, as the column keeps it: a figure that is no number becomes null.
  const evaluation: unknown = JSON.parse(JSON.stringify(evaluated));
  if (!isJsonObject(evaluation)) throw new Error('an evaluation is an object');
  const isModel = and(eq(models.tenantId, tenantId), eq(models.modelId, modelId));
  await store.inTenant(tenantId, async (transaction) => {
    await transaction.update(models).set({ evaluation }).where(isModel);
    await transaction
      .update(models)
      .set({ state: 'evaluated' })
      .where(and(isModel, eq(models.state, 'trained')));
  });
}
