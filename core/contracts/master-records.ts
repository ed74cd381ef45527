import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { codeText, dimensionName, isoDay, lineText, sha256Text } from './wire-text.ts';

const codeRange = z.object({ from: codeText, to: codeText });

/** A value that a dimension may take, as `MasterValue` of the domain. */
export const masterRecord = z
  .object({
    code: codeText,
    name: lineText(),
    parentCode: codeText.nullable(),
    validFrom: isoDay.nullable(),
    validUntil: isoDay.nullable(),
    isBlocked: z.boolean(),
    /** By dimension the codes that it may stand beside; a dimension that is absent is free. */
    allowed: z
      .record(dimensionName, z.array(codeRange).max(WIRE_LIMITS.rangeCount))
      .refine(
        (ranges) => Object.keys(ranges).length <= WIRE_LIMITS.dimensionCount,
        'must name at most 15 dimensions',
      ),
  })
  .meta({ id: 'MasterRecord' });

/** A value that a dimension may take. */
export type MasterRecord = z.infer<typeof masterRecord>;

/** Master records of one dimension that take the place of those of the same codes. */
export const masterBatch = z
  .object({ records: z.array(masterRecord).min(1).max(WIRE_LIMITS.masterBatchSize) })
  .meta({ id: 'MasterBatch' });

/** How many master records were taken. */
export const masterBatchReply = z.object({ takenCount: z.int().min(0) }).meta({ id: 'MasterBatchTaken' });

/** All master records of a company by dimension, and the hash that names this state of them. */
export const mastersReply = z
  .object({
    hash: sha256Text,
    dimensions: z.array(z.object({ name: dimensionName, records: z.array(masterRecord) })),
  })
  .meta({ id: 'Masters' });

/** All master records of a company by dimension. */
export type MastersReply = z.infer<typeof mastersReply>;
