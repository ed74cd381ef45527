import type { HostFault, HostFaultCode } from '../host-outcome.ts';

/** Office.js' codes by what they mean to us (Excel.ErrorCodes, OfficeExtension.ErrorCodes). */
const CODES: Readonly<Record<string, HostFaultCode>> = {
  InvalidOperationInCellEditMode: 'cell-being-edited',
  AccessDenied: 'protected',
  UnsupportedSheet: 'protected',
  ItemNotFound: 'gone',
  InvalidReference: 'gone',
  InvalidObjectPath: 'gone',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  OperationCellsExceedLimit: 'too-large',
  RangeExceedsLimit: 'too-large',
  ActivityLimitReached: 'unanswered',
  RequestAborted: 'unanswered',
  Timeout: 'unanswered',
};

/** A reason of ours to end a call before Excel does. */
export class HostStop extends Error {
  readonly fault: HostFault;

  constructor(code: HostFaultCode, detail: string) {
    super(detail);
    this.fault = { code, detail };
  }
}

/** The code of an error that Office.js threw; '' of any other. */
export function officeCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** What an error means; null for one that is a mistake of our own. */
export function hostFault(error: unknown): HostFault | null {
  if (error instanceof HostStop) return error.fault;
  const code = officeCode(error);
  if (code === '') return null;
  const said = error instanceof Error ? error.message : '';
  return { code: CODES[code] ?? 'failed', detail: `${code}: ${said}` };
}
