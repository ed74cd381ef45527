import type { FakeWorkbook } from './fake-workbook.ts';

/** What a request needs of the Excel that it is sent to. */
export interface ContextHost {
  readonly workbook: FakeWorkbook;
  readonly platform: 'OfficeOnline' | 'PC' | 'Mac';
  /** Whether a request that may wait for cell editing to end does wait, or fails all the same. */
  readonly delaysForCellEdit: boolean;
  /** Requests done. */
  requestCount: number;
  /** Bytes of the largest request or answer that was refused. */
  largestRefused: number;
  supports(set: string, version: string): boolean;
  /** Called before a request is done; a fault on purpose is thrown here. */
  beforeRequest(actionCount: number): Promise<void>;
}
