import type { FunctionAnswer, FunctionCoder, FunctionLine } from './function-coder.ts';
import { FunctionFault } from './function-fault.ts';

/** Turns and time, so that tests need no clock. */
export interface FunctionTiming {
  /** Calls back in the next turn. Not by a timer: Excel slows those of a closed pane down. */
  nextTurn(act: () => void): void;
  /** Calls back after so many milliseconds, unless the answer is called before. */
  after(ms: number, act: () => void): () => void;
}

/** One formula that waits for its answer. */
export interface FunctionCall {
  readonly answer: Promise<FunctionAnswer>;
  /** Excel no longer wants it; it may say so after a newer call began, or never. */
  cancel(): void;
}

interface Waiting {
  readonly line: FunctionLine;
  readonly dimension: string;
  readonly resolve: (answer: FunctionAnswer) => void;
  readonly reject: (fault: FunctionFault) => void;
}

/** An answer later than this is none: a promise that never settles shows #BUSY! for ever. */
export const FUNCTION_TIMEOUT_MS = 30_000;
/** Lines handed to the coder at once. */
const MAX_BATCH = 5000;

/** Gathers the formulas of one recalculation and has them coded together; equal ones once. */
export class FunctionBatch {
  readonly #coder: FunctionCoder;
  readonly #timing: FunctionTiming;
  #waiting = new Set<Waiting>();
  #isAsked = false;

  constructor(coder: FunctionCoder, timing: FunctionTiming) {
    this.#coder = coder;
    this.#timing = timing;
  }

  /** Asks for a line in a dimension; '' is the first that was learned. */
  ask(line: FunctionLine, dimension: string): FunctionCall {
    let cancel: () => void = () => undefined;
    const answer = new Promise<FunctionAnswer>((resolve, reject) => {
      const waiting: Waiting = { line, dimension, resolve, reject };
      this.#waiting.add(waiting);
      cancel = () => {
        if (this.#waiting.delete(waiting)) reject(new FunctionFault('cancelled'));
      };
    });
    if (!this.#isAsked) this.#timing.nextTurn(() => this.#flush());
    this.#isAsked = true;
    return { answer, cancel: () => cancel() };
  }

  #flush(): void {
    const waiting = [...this.#waiting];
    this.#waiting = new Set();
    this.#isAsked = false;
    for (const [dimension, calls] of byKey(waiting, (call) => call.dimension))
      for (let first = 0; first < calls.length; first += MAX_BATCH)
        void this.#code(dimension, calls.slice(first, first + MAX_BATCH));
  }

  async #code(dimension: string, calls: readonly Waiting[]): Promise<void> {
    const groups = [...byKey(calls, ({ line }) => JSON.stringify(line)).values()];
    const lines = groups.flatMap(([first]) => (first ? [first.line] : []));
    try {
      const { answers } = await answered(
        this.#coder,
        lines,
        dimension === '' ? [] : [dimension],
        this.#timing,
      );
      groups.forEach((group, index) => {
        const answer = answers[index]?.[0];
        for (const { resolve, reject } of group)
          if (answer) resolve(answer);
          else reject(new FunctionFault('unknown-dimension'));
      });
    } catch (error) {
      const fault = error instanceof FunctionFault ? error : new FunctionFault('engine-stopped');
      for (const { reject } of calls) reject(fault);
    }
  }
}

/** What a coder answers in time; throws a fault where it has no answer, answers too late, or is cancelled. */
export async function answered(
  coder: FunctionCoder,
  lines: readonly FunctionLine[],
  dimensions: readonly string[],
  timing: FunctionTiming,
  cancelled?: AbortSignal,
): Promise<{
  readonly dimensions: readonly string[];
  readonly answers: readonly (readonly FunctionAnswer[])[];
}> {
  const end = new AbortController();
  let stopClock: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    const stop = (code: 'timed-out' | 'cancelled'): void => {
      end.abort();
      reject(new FunctionFault(code));
    };
    stopClock = timing.after(FUNCTION_TIMEOUT_MS, () => stop('timed-out'));
    if (cancelled?.aborted) stop('cancelled');
    cancelled?.addEventListener('abort', () => stop('cancelled'));
  });
  try {
    const outcome = await Promise.race([coder.code(lines, dimensions, end.signal), ended]);
    if (!outcome.ok) throw new FunctionFault(outcome.obstacle);
    return outcome;
  } finally {
    stopClock();
  }
}

function byKey<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
