import * as z from 'zod';
import { codedLine } from './coded-line.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import {
  codeText,
  confidenceNumber,
  dimensionName,
  idText,
  instant,
  lineText,
  nameText,
  sha256Text,
} from './wire-text.ts';

/** What had been suggested for one cell of the line. */
const suggestedValue = z.object({
  dimension: dimensionName,
  /** Null: nothing was suggested. */
  value: codeText.nullable(),
  confidence: confidenceNumber,
});

/** What a person, or the automatic lane, decided about the suggestions for one line. Models learn it, the audit log keeps it. */
export const decision = z
  .object({
    /** `auto`: coded without being looked at. */
    kind: z.enum(['accepted', 'changed', 'auto']),
    /** By the clock of the client; days ago is fine. */
    decidedAt: instant,
    /** The line with its coding as decided. */
    line: codedLine,
    suggested: z.array(suggestedValue).max(WIRE_LIMITS.dimensionCount),
    modelHash: sha256Text.nullable(),
    /** False: just this once, nothing is to be learned from it. */
    isLearned: z.boolean().default(true),
    /** The person's name as the client knows it; who the caller is, the server knows itself. */
    person: lineText().default(''),
    /** Where the line stands in the ERP, if it came from there. */
    source: z
      .object({ connectionId: idText, documentId: nameText(), lineId: nameText() })
      .nullable()
      .default(null),
  })
  .meta({ id: 'Decision' });

/** What was decided about the suggestions for one line. */
export type Decision = z.infer<typeof decision>;

/** Decisions since the last batch. */
export const decisionBatch = z
  .object({ decisions: z.array(decision).min(1).max(WIRE_LIMITS.batchSize) })
  .meta({ id: 'DecisionBatch' });

/** Decisions since the last batch. */
export type DecisionBatch = z.infer<typeof decisionBatch>;

/** What became of a batch: a batch that was known from before counts once. */
export const decisionBatchReply = z
  .object({
    takenCount: z.int().min(0),
    /** Whether this batch had come before, under the same idempotency key. */
    isRepeat: z.boolean(),
  })
  .meta({ id: 'DecisionBatchTaken' });

/** What became of a batch. */
export type DecisionBatchReply = z.infer<typeof decisionBatchReply>;
