import { minorDigits } from '../../domain/currency.ts';
import { minorUnits, type Decimal } from '../../domain/decimal.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { FieldReader } from './field-reader.ts';

/** A line that was read before its invoice's currency. */
export type LineDraft = Omit<InvoiceLine, 'amountMinor'>;

/** Lines that an invoice may have. */
const MAX_LINES = 1_000_000;

/** Adds a line to those of its invoice; one beyond a million is a fault, at its place. */
export function addLine(drafts: LineDraft[], draft: LineDraft, place: XmlElement, reader: FieldReader): void {
  if (drafts.length < MAX_LINES) drafts.push(draft);
  else reader.fault(place, `at most ${MAX_LINES} lines in an invoice`, 'more');
}

/** The lines with their amounts in minor units of the currency. */
export function finishedLines(drafts: readonly LineDraft[], currency: string): readonly InvoiceLine[] {
  const digits = minorDigits(currency);
  return drafts.map((draft) => ({ ...draft, amountMinor: minorUnits(draft.net, digits) ?? 0 }));
}

/** An amount in minor units; 0 with a fault where it is beyond 2^53 - 1 of them. */
export function minorOf(reader: FieldReader, place: XmlElement, amount: Decimal, currency: string): number {
  const minor = minorUnits(amount, minorDigits(currency));
  if (minor === null) reader.fault(place, 'an amount below 90 million million', 'a larger one');
  return minor ?? 0;
}

/** The amount of an element that may be missing, in minor units; null where it is. */
export function optionalMinor(
  reader: FieldReader,
  element: XmlElement,
  way: string,
  currency: string,
): number | null {
  const amount = reader.optionalDecimal(element, way);
  return amount === null ? null : minorOf(reader, element, amount, currency);
}
