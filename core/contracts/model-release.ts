import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { confidenceNumber, dimensionName, idText, instant, lineText, sha256Text } from './wire-text.ts';

/** How a model did on the company's last lines, which it had not learned. */
export const backTest = z
  .object({
    dimension: dimensionName,
    lineCount: z.int().min(0),
    accuracy: confidenceNumber,
    /** Accuracy of the supplier's most frequent coding on the same lines. */
    supplierMajority: confidenceNumber,
    coverage: confidenceNumber,
    errorShare: confidenceNumber,
  })
  .meta({ id: 'BackTest' });

/** A trained model of a company. */
export const model = z
  .object({
    id: idText,
    hash: sha256Text,
    modelBytes: z.int().min(0),
    dimensions: z.array(dimensionName).max(WIRE_LIMITS.dimensionCount),
    headerFieldNames: z.array(lineText()).max(WIRE_LIMITS.headerFieldCount),
    /** Lines it learned. */
    lineCount: z.int().min(0),
    trainedAt: instant,
    state: z.enum(['challenger', 'released', 'retired']),
    releasedAt: instant.nullable(),
    backTests: z.array(backTest).max(WIRE_LIMITS.dimensionCount),
  })
  .meta({ id: 'Model', description: 'A trained model; its bytes are named by their hash.' });

/** A trained model of a company. */
export type Model = z.infer<typeof model>;

/** Why a model is released or rolled back, for the audit log. */
export const releaseRequest = z.object({ reason: lineText() }).meta({ id: 'ReleaseRequest' });
