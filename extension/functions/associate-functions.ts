import { functionTexts, type FunctionTexts } from '../texts/function-texts.ts';
import {
  codingFunctions,
  type CodingFunctions,
  type Invocation,
  type LineArguments,
} from './coding-functions.ts';
import type { FunctionTiming } from './function-batch.ts';
import type { FunctionCoder } from './function-coder.ts';
import { FAULT_CELLS, FunctionFault } from './function-fault.ts';

/** Turns by a message channel, for timers are slow in a closed pane; the clock only for giving up. */
export function pageFunctionTiming(): FunctionTiming {
  const channel = new MessageChannel();
  const acts: (() => void)[] = [];
  channel.port1.onmessage = () => acts.shift()?.();
  return {
    nextTurn(act) {
      acts.push(act);
      channel.port2.postMessage(null);
    },
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Tells Excel what its formulas do. `language` is that of the sentences in cells that have no answer. */
export function associateFunctions(
  coder: FunctionCoder,
  language: string,
  timing = pageFunctionTiming(),
): void {
  const functions = codingFunctions(coder, timing);
  const { faults } = functionTexts(language);
  const line =
    (act: CodingFunctions['code' | 'confidence' | 'why']) =>
    (...given: LineArguments): Promise<string | number> =>
      settled<string | number>(act(...given), faults);
  CustomFunctions.associate(
    'CODE',
    line((...given) => functions.code(...given)),
  );
  CustomFunctions.associate(
    'CONFIDENCE',
    line((...given) => functions.confidence(...given)),
  );
  CustomFunctions.associate(
    'WHY',
    line((...given) => functions.why(...given)),
  );
  CustomFunctions.associate('TABLE', (range: unknown[][], headers: unknown[][], invocation: Invocation) =>
    settled(functions.table(range, headers, invocation), faults),
  );
}

/** An answer, or the error that Excel shows in the cell. */
async function settled<Result>(result: Promise<Result>, faults: FunctionTexts['faults']): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof FunctionFault)) throw error;
    const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
    const code = FAULT_CELLS[error.code] === '#VALUE!' ? invalidValue : notAvailable;
    throw new CustomFunctions.Error(code, faults[error.code]);
  }
}
