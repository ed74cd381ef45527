import * as z from 'zod';
import { codedLine } from './coded-line.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import { callerId, instant } from './wire-text.ts';

/** A line as a person coded it, for the models to learn. */
export const correction = z
  .object({
    /** Made by the add-in; one that came before is not learned twice. */
    id: callerId,
    correctedAt: instant,
    line: codedLine,
  })
  .meta({ id: 'Correction' });

/** A line as a person coded it. */
export type Correction = z.infer<typeof correction>;

/** Corrections since the last batch; days old is fine. */
export const correctionBatch = z
  .object({ corrections: z.array(correction).min(1).max(WIRE_LIMITS.batchSize) })
  .meta({ id: 'CorrectionBatch' });

/** How many entries of a batch were new, and how many were known from before. */
export const batchReply = z
  .object({ takenCount: z.int().min(0), knownCount: z.int().min(0) })
  .meta({ id: 'BatchTaken' });

/** How many entries of a batch were new, and how many were known from before. */
export type BatchReply = z.infer<typeof batchReply>;
