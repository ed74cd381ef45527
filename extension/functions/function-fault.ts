import type { FunctionObstacle } from './function-coder.ts';

/** Why a formula has no answer, under the names of the one error table. */
export type FunctionFaultCode =
  FunctionObstacle | 'bad-argument' | 'too-large' | 'timed-out' | 'engine-stopped';

/** What a cell shows for a fault: only these two can carry a sentence. */
export const FAULT_CELLS: Readonly<Record<FunctionFaultCode, '#VALUE!' | '#N/A'>> = {
  'no-model': '#N/A',
  'unknown-dimension': '#VALUE!',
  'bad-argument': '#VALUE!',
  'too-large': '#VALUE!',
  'timed-out': '#N/A',
  'engine-stopped': '#N/A',
  cancelled: '#N/A',
};

/** A formula that has no answer. */
export class FunctionFault extends Error {
  readonly code: FunctionFaultCode;

  constructor(code: FunctionFaultCode) {
    super(code);
    this.code = code;
  }
}
