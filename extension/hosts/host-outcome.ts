/** Why a sheet could not be read or written. */
export type HostFaultCode =
  /** The person is typing in a cell and did not end it in time. */
  | 'cell-being-edited'
  /** Sheet or workbook do not allow it. */
  | 'protected'
  /** The place is not there any more. */
  | 'gone'
  /** More than the program takes in one piece, or more rows than we read. */
  | 'too-large'
  /** The person cancelled; what was done until then stays. */
  | 'cancelled'
  /** The program was busy or did not answer, also when asked again. */
  | 'unanswered'
  /** Anything else; `detail` is for the report. */
  | 'failed';

/** A fault of the program with the sheet, for a sentence to the person. */
export interface HostFault {
  readonly code: HostFaultCode;
  /** What the program said, for the report; never shown alone. */
  readonly detail: string;
}

/** What became of a call. */
export type HostOutcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: HostFault };

/** How a caller follows a call and ends it. */
export interface HostWork {
  /** Aborted to cancel. */
  readonly signal: AbortSignal;
  /** Told as rows or cells are done. */
  progress(done: number, total: number): void;
  /** Told true when the program waits for the person to leave the cell she edits, false when it goes on. */
  waitsForCell(isWaiting: boolean): void;
}

/** A call that nobody follows and nobody cancels. */
export const UNFOLLOWED: HostWork = {
  signal: new AbortController().signal,
  progress: () => undefined,
  waitsForCell: () => undefined,
};
