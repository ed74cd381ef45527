import type { EngineLine } from '../../core/engine/line.ts';
import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';
import type { Page } from './page.ts';

/** The line that was decided on, header fields by name. */
export interface DecidedLine extends Omit<EngineLine, 'headerFields' | 'supplierDayCount'> {
  readonly headerFields: Readonly<Record<string, string>>;
  readonly currency: string;
  /** The ERP's ids, where the add-in knows them: once the ERP has posted the line, what it posted counts. */
  readonly sourceDocumentId: string | null;
  readonly sourceLineId: string | null;
}

/** What became of the suggestions for one line. */
export interface Decision {
  /**
   * accepted: a person took them as they were; changed: a person chose otherwise in at least one dimension;
   * auto: filled without being looked at. What is auto is kept in the audit log and not learned.
   */
  readonly kind: 'accepted' | 'changed' | 'auto';
  readonly line: DecidedLine;
  /** What was suggested, by dimension; null: left blank. */
  readonly before: Readonly<Record<string, string | null>>;
  /** What it is now, by dimension; null: blank. */
  readonly after: Readonly<Record<string, string | null>>;
  /** `Model.sha256` of the model that suggested. */
  readonly modelSha256: string;
  /** When, by the clock of the client; may be days ago. ISO 8601 with a zone. */
  readonly decidedAt: string;
}

/** A decision in the order of the server. */
export interface StoredDecision extends Decision {
  readonly sequence: number;
}

/** Decisions of an add-in, sent together. */
export interface DecisionBatch {
  /** 1 to 100 characters that the client made up for this batch; the same batch may be sent again. */
  readonly idempotencyKey: string;
  /** 0 to 1,000. */
  readonly decisions: readonly Decision[];
}

/** How a batch was taken in. */
export interface BatchReceipt {
  /** Sequence of its first and last decision; last = first - 1 for an empty batch. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Whether it had been taken in before; then nothing was changed now. */
  readonly isRepeat: boolean;
}

/** Decisions on suggestions: taken in once, logged, served to other add-ins, learned by the next training. */
export interface Decisions {
  /** Conflict where the key came with other content before; invalid where the batch is too large. */
  accept(tenantId: string, batch: DecisionBatch, actor: Actor): Promise<Outcome<BatchReceipt>>;
  /**
   * Accepted and changed decisions behind a sequence, ascending, for learning on top of a model: begin with
   * `Model.decisionSequence`. Those whose line the ERP has posted meanwhile are included.
   */
  since(tenantId: string, sequence: number, limit: number): Promise<Page<StoredDecision>>;
}
