import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import {
  amountMinor,
  codeText,
  currencyText,
  dimensionName,
  isoDay,
  lineText,
  longText,
  nameText,
} from './wire-text.ts';

/** The values of a line by dimension; null: left blank. */
export const wireCoding = z
  .record(dimensionName, codeText.nullable())
  .refine(
    (coding) => Object.keys(coding).length <= WIRE_LIMITS.dimensionCount,
    'must name at most 15 dimensions',
  )
  .meta({ id: 'Coding' });

/** A line as it is known before it is coded: `LedgerLine` of the domain, its header fields by name. */
export const wireLine = z
  .object({
    date: isoDay,
    documentId: nameText().nullable(),
    lineNo: z.int().min(0).nullable(),
    direction: z.enum(['received', 'sent']).nullable(),
    supplierName: lineText(),
    supplierId: lineText(),
    supplierTaxId: lineText(),
    text: longText(),
    quantity: z.number().nullable(),
    unitPrice: z.number().nullable(),
    amountMinor,
    currency: currencyText,
    taxRate: z.number().min(-1_000).max(10_000).nullable(),
    company: lineText(),
    /** Header fields by name. */
    fields: z
      .record(nameText(64), lineText())
      .refine(
        (fields) => Object.keys(fields).length <= WIRE_LIMITS.headerFieldCount,
        'must name at most 16 fields',
      ),
    /** The ERP's ids where they are known. */
    sourceDocumentId: nameText().nullable(),
    sourceLineId: nameText().nullable(),
  })
  .meta({ id: 'Line' });

/** A line as it is known before it is coded. */
export type WireLine = z.infer<typeof wireLine>;
