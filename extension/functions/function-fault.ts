import { ERROR_TABLE, type CellError, type ErrorCode } from '../../core/contracts/error-table.ts';
import type { FunctionObstacle } from './function-coder.ts';

/** Why a formula has no answer, under the names of the one error table. */
export type FunctionFaultCode =
  FunctionObstacle | 'bad-argument' | 'too-large' | 'timed-out' | 'engine-stopped';

/** The rows of the one error table that they are; a dimension that nothing was learned of is an argument that cannot be used. */
const ROWS: Readonly<Record<FunctionFaultCode, ErrorCode>> = {
  'no-model': 'no-model',
  'unknown-dimension': 'bad-argument',
  'bad-argument': 'bad-argument',
  'too-large': 'too-large',
  'timed-out': 'timed-out',
  'engine-stopped': 'engine-stopped',
  cancelled: 'cancelled',
};

/** What a cell shows for a fault: only these two can carry a sentence. */
export function faultCell(code: FunctionFaultCode): CellError {
  return ERROR_TABLE[ROWS[code]].cell;
}

/** A formula that has no answer. */
export class FunctionFault extends Error {
  readonly code: FunctionFaultCode;

  constructor(code: FunctionFaultCode) {
    super(code);
    this.code = code;
  }
}
