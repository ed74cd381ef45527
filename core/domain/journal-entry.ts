import type { LedgerLine } from './ledger-line.ts';

/**
 * One coded amount that a ledger posted for a document: the sum of those of its lines that share the coding. A line of
 * a history fits as it is.
 */
export type JournalEntry = Pick<
  LedgerLine,
  'rowNumber' | 'documentId' | 'amountMinor' | 'currency' | 'taxRate' | 'coding'
>;
