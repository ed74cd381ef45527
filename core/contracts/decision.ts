import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import {
  callerId,
  codeText,
  confidenceNumber,
  dimensionName,
  instant,
  lineText,
  nameText,
  sha256Text,
} from './wire-text.ts';

/** What became of one suggestion, for the audit log. */
export const decision = z
  .object({
    /** Made by the add-in; one that came before is not logged twice. */
    id: callerId,
    decidedAt: instant,
    kind: z.enum(['accepted', 'changed', 'auto_coded', 'reverted']),
    documentId: nameText().nullable(),
    lineNo: z.int().min(0).nullable(),
    dimension: dimensionName,
    /** Null: nothing was suggested. */
    suggested: codeText.nullable(),
    confidence: confidenceNumber,
    before: codeText.nullable(),
    after: codeText.nullable(),
    modelHash: sha256Text.nullable(),
    /** The person's name as the add-in knows it; who the caller is, the server knows itself. */
    person: lineText(),
  })
  .meta({ id: 'Decision' });

/** What became of one suggestion. */
export type Decision = z.infer<typeof decision>;

/** Decisions since the last batch. */
export const decisionBatch = z
  .object({ decisions: z.array(decision).min(1).max(WIRE_LIMITS.batchSize) })
  .meta({ id: 'DecisionBatch' });
