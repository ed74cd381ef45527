import type { Coder } from '../core/engine/line.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { train } from '../core/workflows/train.ts';
import type { Arguments } from './arguments.ts';
import type { CommandResult, JsonObject } from './command.ts';
import { follow } from './follow.ts';
import { readHistoryAt } from './history-file.ts';
import type { Host } from './host.ts';
import { readModel } from './model-file.ts';
import type { Option } from './option.ts';
import { leftOutLines, readingJson, readingLines } from './reading-text.ts';
import { SEED_OPTION, seedOf } from './seed-option.ts';
import { trainingJson, trainingLines } from './training-text.ts';

/** Options that say what to learn from; exactly one of --history and --model is given. */
export const CODER_OPTIONS: readonly Option[] = [
  {
    name: 'history',
    value: { kind: 'text', placeholder: 'FILE' },
    help: 'learn from this history file (this or --model is required)',
  },
  {
    name: 'model',
    value: { kind: 'text', placeholder: 'FILE' },
    help: 'answer from this model file, which kontera train wrote',
  },
  SEED_OPTION,
];

/** A coder that has learned, with what there is to say about where it comes from. */
export type CoderOutcome =
  | { readonly ok: true; readonly coder: Coder; readonly lines: readonly string[]; readonly json: JsonObject }
  | { readonly ok: false; readonly result: CommandResult };

/** Trains a coder on the history that was named, or opens the model. */
export async function readyCoder(given: Arguments, host: Host): Promise<CoderOutcome> {
  const historyPath = given.text('history');
  const modelPath = given.text('model');
  if (modelPath !== null) return openedCoder(modelPath, host);
  return trainedCoder(historyPath ?? '', given, host);
}

/** Why the options that say what to learn from do not go together; null where they do. */
export function coderMisuse(given: Arguments): string | null {
  if (given.has('history') === given.has('model'))
    return given.has('history')
      ? '--history and --model do not go together'
      : '--history FILE or --model FILE is missing';
  return null;
}

async function openedCoder(path: string, host: Host): Promise<CoderOutcome> {
  const model = await readModel(path, host);
  if (!model.ok) return { ok: false, result: model.refusal };
  const { lineCount } = model.coder;
  return {
    ok: true,
    coder: model.coder,
    lines: [`${path}: a model of ${lineCount} lines`, ''],
    json: { model: { file: path, lines: lineCount } },
  };
}

async function trainedCoder(path: string, given: Arguments, host: Host): Promise<CoderOutcome> {
  const request = { path, mapOption: 'history-map', codingRequired: true };
  const reading = await readHistoryAt(request, given, host);
  if (!reading.ok) return { ok: false, result: reading.refusal };
  const learned = learnable(reading.history);
  const coder = (await host.engine()).create(learned, seedOf(given));
  const training = await follow(train(coder, learned.lines), host);
  return {
    ok: true,
    coder,
    lines: [...readingLines(reading), ...leftOutLines(learned), ...trainingLines(training), ''],
    json: { history: readingJson(reading), training: trainingJson(training) },
  };
}
