import * as z from 'zod';
import { wireCoding, wireLine } from './coded-line.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import { instant, sha256Text } from './wire-text.ts';

/** What became of the suggestions for one line. Models learn what a person accepted or changed; the audit log keeps all. */
export const decision = z
  .object({
    /** `accepted`: taken as they were; `changed`: otherwise in a dimension or more; `auto`: not looked at. */
    kind: z.enum(['accepted', 'changed', 'auto']),
    line: wireLine,
    /** What was suggested; null: left blank. */
    before: wireCoding,
    /** What it is now; null: blank. */
    after: wireCoding,
    /** Hash of the model that suggested. */
    modelSha256: sha256Text,
    /** By the clock of the client; days ago is fine. */
    decidedAt: instant,
  })
  .meta({ id: 'Decision', description: 'What became of the suggestions for one line.' });

/** What became of the suggestions for one line. */
export type Decision = z.infer<typeof decision>;

/** Decisions since the last batch: corrections, and suggestions taken as they were. */
export const decisionBatch = z
  .object({ decisions: z.array(decision).min(1).max(WIRE_LIMITS.batchSize) })
  .meta({ id: 'DecisionBatch' });

/** Decisions since the last batch. */
export type DecisionBatch = z.infer<typeof decisionBatch>;

/** How a batch was taken in. */
export const decisionReceipt = z
  .object({
    /** Sequence of its first and last decision. */
    firstSequence: z.int().min(0),
    lastSequence: z.int().min(0),
    /** Whether it had been taken in before; then nothing was changed now. */
    isRepeat: z.boolean(),
  })
  .meta({ id: 'DecisionReceipt' });

/** How a batch was taken in. */
export type DecisionReceipt = z.infer<typeof decisionReceipt>;

/** A decision in the order of the server, for other add-ins of the company to learn. */
export const storedDecision = decision.extend({ sequence: z.int().min(1) }).meta({ id: 'StoredDecision' });
