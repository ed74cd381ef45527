import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { codeText, dimensionName, isoDay, lineText, sha256Text } from './wire-text.ts';

const codeRange = z.object({ from: codeText, to: codeText });

/** A value that a dimension may take, as `MasterValue` of the domain. */
export const masterValue = z
  .object({
    code: codeText,
    name: lineText(),
    parentCode: codeText.nullable(),
    validFrom: isoDay.nullable(),
    validUntil: isoDay.nullable(),
    isBlocked: z.boolean(),
    /** By dimension the codes that it may stand beside; a dimension that is absent is free. */
    allowed: z.record(dimensionName, z.array(codeRange).max(WIRE_LIMITS.rangeCount)),
  })
  .meta({ id: 'MasterValue' });

const supplier = z
  .object({ supplierId: lineText(), name: lineText(), taxId: lineText() })
  .meta({ id: 'Supplier' });

/** What an add-in needs beside a model: which values there are, and who the suppliers are. */
export const masters = z
  .object({
    /** Of the content: the same content has the same. */
    sha256: sha256Text,
    dimensions: z.record(dimensionName, z.array(masterValue)),
    suppliers: z.array(supplier),
  })
  .meta({ id: 'Masters', description: 'Which values there are, and who the suppliers are.' });

/** What an add-in needs beside a model. */
export type Masters = z.infer<typeof masters>;
