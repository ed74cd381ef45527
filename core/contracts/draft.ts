import * as z from 'zod';
import { wireCoding, wireLine } from './coded-line.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import { dimensionName, idText, instant, lineText, nameText } from './wire-text.ts';

/** What is wrong with a row of a draft. */
export const DRAFT_FAULTS = [
  'missing_value',
  'unknown_value',
  'blocked_value',
  'heading',
  'not_valid_on_day',
  'combination',
  'period_closed',
  'balance',
  'tax_arithmetic',
] as const;

/** A row of a draft that cannot be sent as it stands. */
export const draftFault = z
  .object({
    /** Position in `lines`, from 0. */
    lineIndex: z.int().min(0),
    dimension: dimensionName.nullable(),
    fault: z.enum(DRAFT_FAULTS),
  })
  .meta({ id: 'DraftFault' });

/** A document's coding to be checked, and then sent to the ERP as a draft; never posted. */
export const newDraft = z
  .object({
    connectionId: idText,
    /** The document's id in the ERP. */
    erpDocumentId: nameText(),
    /** The version that was read, as the ERP tells it; a document that has changed since is not written. */
    erpVersion: lineText().nullable(),
    lines: z
      .array(wireLine.extend({ coding: wireCoding }).meta({ id: 'DraftLine' }))
      .min(1)
      .max(WIRE_LIMITS.batchSize),
  })
  .meta({ id: 'NewDraft' });

/** A document's coding to be checked and sent. */
export type NewDraft = z.infer<typeof newDraft>;

/** A draft with what its check found and where it stands. */
export const draft = z
  .object({
    id: idText,
    connectionId: idText,
    erpDocumentId: nameText(),
    state: z.enum(['checked', 'faulty', 'sending', 'sent', 'conflict', 'failed']),
    faults: z.array(draftFault),
    lineCount: z.int().min(0),
    createdAt: instant,
    createdBy: lineText(300),
    sentAt: instant.nullable(),
    /** Code of the error table where sending failed or met a conflict. */
    error: z.string().max(64).nullable(),
  })
  .meta({ id: 'Draft' });

/** A draft with what its check found and where it stands. */
export type Draft = z.infer<typeof draft>;
