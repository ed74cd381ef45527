import * as z from 'zod';
import { laneLimits } from './tenant-settings.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import { dimensionName, idText, instant, isoDay, lineText, longText, sha256Text } from './wire-text.ts';

/** A model of a tenant and its figures; its bytes are fetched by its id and named by their hash. */
export const model = z
  .object({
    modelId: idText,
    /** `released`: in use; `retired`: was in use; `rejected`: lost to the one in use. */
    state: z.enum(['trained', 'evaluated', 'released', 'retired', 'rejected']),
    createdAt: instant,
    lineCount: z.int().min(0),
    /** Sequence of the last decision that it learned. */
    decisionSequence: z.int().min(0),
    firstDay: isoDay.nullable(),
    lastDay: isoDay.nullable(),
    dimensions: z.array(dimensionName).max(WIRE_LIMITS.dimensionCount),
    headerFieldNames: z.array(lineText()).max(WIRE_LIMITS.headerFieldCount),
    sha256: sha256Text,
    byteCount: z.int().min(0),
    /** Figures of its back-test; null until it is evaluated. */
    evaluation: z.record(z.string(), z.unknown()).nullable(),
    /** Why it was released or rejected; null until decided. */
    verdict: longText().nullable(),
    /** Whether its bytes are still kept. */
    hasFile: z.boolean(),
  })
  .meta({ id: 'Model', description: 'A model of a tenant and its figures, without its bytes.' });

/** A model of a tenant and its figures. */
export type Model = z.infer<typeof model>;

/** The model in use, and from which confidence on what becomes of its suggestions. */
export const currentModel = z
  .object({ model, laneLimits })
  .meta({ id: 'CurrentModel', description: 'The model in use and the lane limits.' });

/** The model in use, with the lane limits. */
export type CurrentModel = z.infer<typeof currentModel>;

/** One change of the model in use. */
export const release = z
  .object({
    releaseNumber: z.int().min(1),
    modelId: idText,
    releasedAt: instant,
    kind: z.enum(['release', 'roll-back']),
    reason: longText(),
  })
  .meta({ id: 'Release' });

/** Why a model is put in use or the one before it put back, for the audit log. */
export const releaseReason = z.object({ reason: lineText().min(1) }).meta({ id: 'ReleaseReason' });

/** Changes of the model in use, newest first. */
export const releaseList = z.object({ rows: z.array(release).max(100) }).meta({ id: 'ReleaseList' });
