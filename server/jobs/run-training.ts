import { Worker } from 'node:worker_threads';
import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import type { EngineModule } from '../../core/engine/index.ts';
import type { TrainingAnswer, TrainingInput, TrainingTask } from './training-task.ts';

/** Where training runs: the built thread, and the engine compiled once for all of them. */
export interface TrainingGround {
  readonly threadScript: URL;
  readonly engine: EngineModule;
}

/** Pages sent ahead of the thread; it takes one in a moment, so this bounds what waits in memory. */
const PAGES_AHEAD = 4;

/** Does a task in a thread of its own; it ends with the signal. Throws what the thread threw. */
export async function runTraining(
  { threadScript, engine }: TrainingGround,
  task: TrainingTask,
  pages: AsyncIterable<readonly HistoryDraft[]>,
  signal: AbortSignal,
): Promise<Exclude<TrainingAnswer, { kind: 'read' }>> {
  const thread = new Worker(threadScript);
  const abort = (): void => void thread.terminate();
  signal.addEventListener('abort', abort);
  const post = (input: TrainingInput): void => thread.postMessage(input);
  try {
    const answers = listen(thread);
    post({ kind: 'start', compiled: engine.compiled, task });
    let waiting = 0;
    for await (const page of pages) {
      post({ kind: 'lines', lines: page });
      waiting += 1;
      while (waiting >= PAGES_AHEAD) {
        await answers.next();
        waiting -= 1;
      }
    }
    post({ kind: 'end' });
    for (;;) {
      const answer = await answers.next();
      if (answer.kind !== 'read') return answer;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

/** A thread's answers one by one, also those that came before they were asked for. */
function listen(thread: Worker): { next(): Promise<TrainingAnswer> } {
  const arrived: TrainingAnswer[] = [];
  let fault: Error | null = null;
  let wake = (): void => undefined;
  const end = (error: Error): void => {
    fault ??= error;
    wake();
  };
  thread.on('message', (answer: TrainingAnswer) => {
    arrived.push(answer);
    wake();
  });
  thread.on('error', end);
  thread.on('exit', () => end(new Error('the training thread was stopped')));
  return {
    async next() {
      for (;;) {
        const answer = arrived.shift();
        if (answer !== undefined) return answer;
        if (fault !== null) throw fault;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
