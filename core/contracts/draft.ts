import * as z from 'zod';
import { wireCoding } from './coded-line.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import {
  amountMinor,
  codeText,
  currencyText,
  dimensionName,
  instant,
  isoDay,
  lineText,
  longText,
  nameText,
  sha256Text,
} from './wire-text.ts';

/** What stands against a code of a draft: the master records, or another code of the line. */
export const DRAFT_FAULTS = [
  'unknown',
  'blocked',
  'a heading',
  'not valid yet',
  'no longer valid',
  'not allowed together',
] as const;

/** What stands against a code of a draft. */
export type DraftFaultKind = (typeof DRAFT_FAULTS)[number];

/** A document of the ERP that is entered and not posted. */
export const draft = z
  .object({
    key: nameText(),
    /** What a person knows it by. */
    label: lineText(),
    kind: z.enum(['invoice', 'journal']),
    changedAt: instant,
    /** Names what a suggestion rests on; it goes back with the coding. */
    fingerprint: sha256Text,
    lines: z.array(
      z.object({
        key: nameText(),
        date: isoDay,
        supplierName: lineText(),
        supplierId: lineText(),
        text: longText(),
        amountMinor,
        currency: currencyText,
        taxRate: z.number().nullable(),
        fields: z.record(z.string(), z.string()),
        /** What is coded already; a dimension that is absent is empty. */
        coding: z.record(dimensionName, codeText),
      }),
    ),
  })
  .meta({ id: 'Draft', description: 'A document of the ERP that is entered and not posted.' });

/** The coding of a draft as a person accepted it, to be checked, and sent where nothing stands against it. */
export const draftCoding = z
  .object({
    key: nameText(),
    fingerprint: sha256Text,
    /** The day that the codes have to be valid on. */
    date: isoDay,
    lines: z
      .array(
        z.object({
          key: nameText(),
          /** As it was read; null: empty. */
          before: wireCoding,
          /** As it is to be. Dimensions that are not named stay as they are. */
          after: wireCoding,
        }),
      )
      .min(1)
      .max(WIRE_LIMITS.batchSize),
  })
  .meta({ id: 'DraftCoding' });

/** The coding of a draft as a person accepted it. */
export type DraftCoding = z.infer<typeof draftCoding>;

/** One code of a draft that cannot be sent. */
export const draftFault = z
  .object({ lineKey: nameText(), dimension: dimensionName, code: codeText, fault: z.enum(DRAFT_FAULTS) })
  .meta({ id: 'DraftFault' });

/** One code of a draft that cannot be sent. */
export type DraftFault = z.infer<typeof draftFault>;

/** What stands against a draft; nothing where the list is empty. */
export const draftCheck = z.object({ faults: z.array(draftFault) }).meta({ id: 'DraftCheck' });

/** What became of a coding that was sent. `unchanged`: it stood in the ERP already, as when it is sent a second time. */
export const draftSent = z
  .object({ kind: z.enum(['written', 'unchanged']), lineCount: z.int().min(0) })
  .meta({ id: 'DraftSent' });
