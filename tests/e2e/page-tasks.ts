import type { Browser, Page } from 'playwright-core';

/** What some work did, and the longest that a page's main thread was at one task meanwhile. */
export interface WatchedTasks<Result> {
  readonly result: Result;
  /** As a person feels it; other programs on the machine lengthen it. */
  readonly clockMs: number;
  /** The processor's time of the longest task. */
  readonly processorMs: number;
  /** The processor's time of all tasks of the thread. */
  readonly allProcessorMs: number;
  /** The same of the page's busiest worker; 0 where it has none. */
  readonly workerProcessorMs: number;
}

/** An event of the browser's trace, as far as it is read; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Has the browser record every task of a page's main thread while some work is done. */
export async function longestTasks<Result>(
  browser: Browser,
  page: Page,
  work: () => Promise<Result>,
): Promise<WatchedTasks<Result>> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const result = await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: TraceEvent[];
  };
  const tasks = tasksOf(trace.traceEvents, 'CrRendererMain').flat();
  if (tasks.length === 0) throw new Error('the browser recorded no task');
  const workers = tasksOf(trace.traceEvents, 'DedicatedWorker thread');
  const longest = (timesUs: readonly number[]): number => Math.max(...timesUs) / 1000;
  return {
    result,
    clockMs: longest(tasks.map(({ dur = 0 }) => dur)),
    processorMs: longest(tasks.map(({ tdur = 0 }) => tdur)),
    allProcessorMs: processorMs(tasks),
    workerProcessorMs: Math.max(0, ...workers.map(processorMs)),
  };
}

/** The tasks of every thread of a name, thread by thread. */
function tasksOf(events: readonly TraceEvent[], threadName: string): TraceEvent[][] {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === threadName);
  const tasks = new Map<string, TraceEvent[]>(named.map((one) => [threadOf(one), []]));
  for (const event of events) if (event.name.endsWith('RunTask')) tasks.get(threadOf(event))?.push(event);
  return [...tasks.values()];
}

function processorMs(tasks: readonly TraceEvent[]): number {
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}
