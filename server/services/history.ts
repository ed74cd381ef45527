import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import type { Page, PageRequest } from './page.ts';

/** A posted line as it was pulled. */
export interface HistoryLine extends HistoryDraft {
  readonly connectionId: string;
  readonly sourceDocumentId: string;
  readonly sourceLineId: string;
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
