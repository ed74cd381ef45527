// A thread that learns: it is given a task, reads lines until there are no more, works without a pause, and answers.
import { parentPort } from 'node:worker_threads';
import { compileEngine } from '../../core/engine/index.ts';
import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import type { TrainingAnswer, TrainingInput } from './training-task.ts';
import { doTraining } from './training-work.ts';

const port = parentPort;
if (!port) throw new Error('this module runs in a thread');

const gauges = { nowMs: () => performance.now(), peakRssBytes: () => process.resourceUsage().maxRSS * 1024 };
const drafts: HistoryDraft[] = [];
const answer = (given: TrainingAnswer): void => port.postMessage(given);
let start: Extract<TrainingInput, { kind: 'start' }> | null = null;

port.on('message', async (input: TrainingInput) => {
  switch (input.kind) {
    case 'start':
      start = input;
      return;
    case 'lines':
      for (const line of input.lines) drafts.push(line);
      answer({ kind: 'read' });
      return;
    case 'end':
      if (start === null) throw new Error('the task has to come first');
      answer(doTraining(await compileEngine(start.compiled), start.task, drafts, gauges));
      port.close();
  }
});
