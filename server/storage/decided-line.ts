import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';

/**
 * accepted: a person took the suggestions as they were; changed: a person chose otherwise in at least one dimension;
 * auto: filled without being looked at. What is auto is kept in the audit log and not learned.
 */
export type DecisionKind = 'accepted' | 'changed' | 'auto';

/** Values by dimension; null: blank. */
export type Coded = Readonly<Record<string, string | null>>;

/** The line that was decided on, as a history has it but for its coding. */
export interface DecidedLine extends Omit<HistoryDraft, 'coding'> {
  /** The ERP's ids, where the add-in knows them: once the ERP has posted the line, what it posted counts. */
  readonly sourceDocumentId: string | null;
  readonly sourceLineId: string | null;
}
