import * as z from 'zod';
import { wireCoding, wireLine, type WireLine } from './coded-line.ts';
import { decision } from './decision.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import {
  amountMinor,
  confidenceNumber,
  currencyText,
  dimensionName,
  isoDay,
  lineText,
  nameText,
} from './wire-text.ts';

/** A line of a document that an ERP hands over to be coded. */
export const embedLine = z.object({
  /** The ERP's own id; comes back with the proposal. */
  lineId: nameText(),
  text: wireLine.shape.text,
  quantity: wireLine.shape.quantity.default(null),
  unitPrice: wireLine.shape.unitPrice.default(null),
  amountMinor,
  /** Percent; null where the ERP does not know it. */
  taxRate: wireLine.shape.taxRate.default(null),
  /** Header fields by name. */
  fields: wireLine.shape.fields.default({}),
  /** What is coded already, by dimension; what is absent or null is to be coded. */
  coding: wireCoding.default({}),
});

/** A line of a document that an ERP hands over to be coded. */
export type EmbedLine = z.infer<typeof embedLine>;

/** A document that an ERP hands over to be coded, as a draft that is not posted. */
export const embedDocument = z.object({
  /** The ERP's own id; comes back with the proposal. */
  documentId: nameText(),
  /** The number that people call it by. */
  documentNumber: lineText().default(''),
  /** What the ERP knows the state of the document by; comes back as it is, so that a changed one is not written. */
  version: lineText().nullable().default(null),
  date: isoDay,
  direction: z.enum(['received', 'sent']).nullable().default('received'),
  supplierName: lineText(),
  supplierId: lineText().default(''),
  supplierTaxId: lineText().default(''),
  currency: currencyText,
  company: lineText().default(''),
  lines: z
    .array(embedLine)
    .min(1)
    .max(WIRE_LIMITS.batchSize)
    .refine(
      (lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length,
      'must have a lineId of its own for each line',
    ),
});

/** A document that an ERP hands over to be coded. */
export type EmbedDocument = z.infer<typeof embedDocument>;

/** A document as a host may write it: what has a default may be absent. */
export type EmbedDocumentInput = z.input<typeof embedDocument>;

/** What a person decided for a line: only cells that were accepted or chosen, and are not as they were handed over. */
export const proposedLine = z.object({
  lineId: nameText(),
  cells: z
    .array(
      z.object({
        dimension: dimensionName,
        /** Null: the cell is to be blank. */
        value: nameText(WIRE_LIMITS.codeLength).nullable(),
        /** `accepted`: as suggested; `chosen`: by the person. */
        by: z.enum(['accepted', 'chosen']),
        /** Of the suggestion that was accepted; null where the person chose. */
        confidence: confidenceNumber.nullable(),
      }),
    )
    .min(1)
    .max(WIRE_LIMITS.dimensionCount),
});

/** What a person decided for a line. */
export type ProposedLine = z.infer<typeof proposedLine>;

/** The coding of a document as the person left it, for the ERP to check and to write. */
export const codingProposal = z.object({
  documentId: nameText(),
  version: lineText().nullable(),
  lines: z.array(proposedLine).min(1).max(WIRE_LIMITS.batchSize),
  /** The same as `POST /v1/decisions` takes, for hosts that send them on themselves once they have written. */
  decisions: z.array(decision).max(WIRE_LIMITS.batchSize),
});

/** The coding of a document as the person left it. */
export type CodingProposal = z.infer<typeof codingProposal>;

/** A line with what its document says of it, as decisions and drafts have it. */
export function wireLineOf(document: EmbedDocument, line: EmbedLine): WireLine {
  const { date, direction, supplierName, supplierId, supplierTaxId, currency, company } = document;
  return {
    date,
    documentId: document.documentNumber || document.documentId,
    lineNo: document.lines.indexOf(line) + 1,
    direction,
    supplierName,
    supplierId,
    supplierTaxId,
    text: line.text,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amountMinor: line.amountMinor,
    currency,
    taxRate: line.taxRate,
    company,
    fields: line.fields,
    sourceDocumentId: document.documentId,
    sourceLineId: line.lineId,
  };
}
