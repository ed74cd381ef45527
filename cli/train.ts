import { learnable } from '../core/workflows/learnable.ts';
import { train } from '../core/workflows/train.ts';
import { refused, type Command } from './command.ts';
import { COMPACT_OPTION, compactSaving, MODEL_BYTES_OPTION } from './compact-options.ts';
import { megabytes } from './figures.ts';
import { follow } from './follow.ts';
import { READING_OPTIONS, readHistoryAt } from './history-file.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';
import { leftOutLines, readingJson, readingLines } from './reading-text.ts';
import { SEED_OPTION, seedOf } from './seed-option.ts';
import { trainingJson, trainingLines } from './training-text.ts';

/** Learns a history and keeps what was learned in a file. */
export const TRAIN: Command = {
  name: 'train',
  summary: 'learns a history and writes a model file',
  positionals: ['HISTORY'],
  options: [
    {
      name: 'model',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'the model file to write (required)',
      isRequired: true,
    },
    COMPACT_OPTION,
    MODEL_BYTES_OPTION,
    FORCE_OPTION,
    SEED_OPTION,
    ...READING_OPTIONS,
  ],
  description: [
    'Learns every coded line of a history file in the order of its days. kontera suggest and kontera code then',
    'answer from the model file without reading the history again.',
  ].join('\n'),
  example: 'kontera train ledger-2024.csv --model ledger.model',
  async run(given, host) {
    const modelPath = given.text('model') ?? '';
    const obstacle = refusalToWrite(modelPath, given, host);
    if (obstacle) return obstacle;
    const path = given.positionals[0] ?? '';
    const reading = await readHistoryAt({ path, mapOption: 'map', codingRequired: true }, given, host);
    if (!reading.ok) return reading.refusal;
    const learned = learnable(reading.history);
    const coder = (await host.engine()).create(learned, seedOf(given));
    const training = await follow(train(coder, learned.lines), host);
    const model = compactSaving(given)(coder);
    if (typeof model === 'string') return refused(model);
    const failure = await writeOutput(modelPath, model, host);
    if (failure) return failure;
    return {
      kind: 'done',
      text: [
        ...readingLines(reading),
        ...leftOutLines(learned),
        ...trainingLines(training),
        '',
        `Model: ${modelPath}, ${megabytes(model.length)}`,
        '',
      ].join('\n'),
      json: {
        history: readingJson(reading),
        ...trainingJson(training),
        model: { file: modelPath, bytes: model.length },
      },
    };
  },
};
