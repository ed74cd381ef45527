import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a bench again, with other arguments, as one of its parts: a process of its own, which calls `endWithBench`. */
export function startPart(benchUrl: string, ...given: readonly string[]): ChildProcess {
  return fork(fileURLToPath(benchUrl), given);
}

/** Called by a part: it ends when the bench does, however that comes about. */
export function endWithBench(): void {
  process.once('disconnect', () => process.exit(1));
}

/** What a part says next. Rejects where it ends before. */
export function messageOf(part: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('a part of the bench ended before it answered'));
    part.once('exit', gone);
    part.once('message', (message) => {
      part.off('exit', gone);
      resolve(message);
    });
  });
}

/** Called by a part: from now on it answers every message with the processor time it has used since its start. */
export function answerWithProcessorTime(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1e6);
  });
}

/** Seconds of processor time, user and system, that a part has used so far in all its threads; it has to answer with it. */
export async function processorSecondsOf(part: ChildProcess): Promise<number> {
  part.send('processor time');
  return Number(await messageOf(part));
}

/** Resolves when a part has done its work. Rejects where it ended otherwise. */
export function ended(part: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    part.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a part of the bench ended with ${code ?? 'a signal'}`)),
    );
  });
}
