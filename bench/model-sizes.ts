import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chronological } from '../core/domain/chronology.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { compileEngine, createCoder, openCoder, type EngineModule } from '../core/engine/index.ts';
import { withFeedback, type FeedbackMode } from '../core/workflows/feedback.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { coderLearner } from '../core/workflows/learner.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { train } from '../core/workflows/train.ts';
import { history } from './histories.ts';

const MOST_LINES = 100_000;
const TRAIN_SHARE = 0.8;
const NEXT_LINES = 20_000;
const MODES: readonly FeedbackMode[] = ['frozen', 'daily'];

/** Share of lines whose account comes first, from a coder that opens the model and then learns as `mode` says. */
function accountShare(
  module: EngineModule,
  model: Uint8Array,
  next: readonly LedgerLine[],
  mode: FeedbackMode,
): number {
  let [right, coded] = [0, 0];
  const learner = coderLearner(openCoder(module, model));
  runThrough(
    withFeedback(learner, next, mode, ({ coding }, _, { predicted }) => {
      const truth = coding[0] ?? null;
      coded += truth === null ? 0 : 1;
      right += truth !== null && predicted === truth ? 1 : 0;
    }),
  );
  return right / coded;
}

/** Prints bytes and account accuracy of the exact and the compact model of a ledger's first lines; `mostBytes` of the latter. */
export async function printModelSizes(name: string, mostBytes?: number): Promise<void> {
  const ledger = history(name);
  if (!ledger) return;
  const module = await compileEngine(readFileSync('build/engine.wasm'));
  const learned = learnable(ledger, ['account']);
  const lines = chronological(learned.lines);
  const trainCount = Math.min(MOST_LINES, Math.floor(lines.length * TRAIN_SHARE));
  const coder = createCoder(module, learned);
  const { dimensions } = runThrough(train(coder, lines.slice(0, trainCount)));
  console.log(`${name}, ${trainCount} lines, ${dimensions[0]?.valueCount ?? 0} accounts`);
  const next = lines.slice(trainCount, trainCount + NEXT_LINES);
  const compact = { form: 'compact', ...(mostBytes === undefined ? {} : { mostBytes }) } as const;
  for (const [form, model] of [
    ['exact', coder.save()],
    ['compact', coder.save(compact)],
  ] as const) {
    const shares = MODES.map((mode) => `${mode} ${accountShare(module, model, next, mode).toFixed(4)}`);
    const sizes = [model.length, gzipSync(model).length].map((bytes) => `${(bytes / 1e6).toFixed(2)} MB`);
    console.log(`  ${form.padEnd(8)} ${sizes.join(', gzipped ')}  ${shares.join(', ')}`);
  }
}
