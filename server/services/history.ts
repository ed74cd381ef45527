import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import type { Page, PageRequest } from './page.ts';

/** A posted line with its coding by dimension and its header fields by name. */
export interface HistoryLine extends Omit<LedgerLine, 'rowNumber' | 'coding' | 'headerFields'> {
  readonly connectionId: string;
  readonly sourceDocumentId: string;
  readonly sourceLineId: string;
  /** A dimension that is absent is not coded. */
  readonly coding: Readonly<Record<string, string>>;
  readonly headerFields: Readonly<Record<string, string>>;
}

/** How much history a tenant has. */
export interface HistorySummary {
  readonly lineCount: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Raised by every change of lines or masters. */
  readonly revision: number;
}

/** The posted lines that were pulled. */
export interface HistoryService {
  summary(tenantId: string): Promise<HistorySummary>;
  /** By connection and the ERP's ids. */
  page(tenantId: string, request: PageRequest): Promise<Page<HistoryLine>>;
  /** All of it, a page at a time, as it stood when the first page was read or later. */
  pages(tenantId: string): AsyncIterable<readonly HistoryLine[]>;
}
