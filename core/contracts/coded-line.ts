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

/** The values of a line by dimension; null: left blank on purpose. */
export const wireCoding = z
  .record(dimensionName, codeText.nullable())
  .refine(
    (coding) => Object.keys(coding).length <= WIRE_LIMITS.dimensionCount,
    'must name at most 15 dimensions',
  )
  .meta({ id: 'Coding' });

/** The values of a line by dimension. */
export type WireCoding = z.infer<typeof wireCoding>;

/** One line of a document with its coding, as `LedgerLine` of the domain, its fields by name. */
export const codedLine = z
  .object({
    documentId: nameText().nullable(),
    lineNo: z.int().min(0).nullable(),
    date: isoDay,
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
    headerFields: z
      .record(nameText(64), lineText())
      .refine(
        (fields) => Object.keys(fields).length <= WIRE_LIMITS.headerFieldCount,
        'must name at most 16 fields',
      ),
    coding: wireCoding,
  })
  .meta({ id: 'CodedLine' });

/** One line of a document with its coding. */
export type CodedLine = z.infer<typeof codedLine>;
