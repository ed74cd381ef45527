import { decimalText } from '../../../core/domain/decimal.ts';
import type { Invoice } from '../../../core/domain/invoice.ts';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { InputFile } from '../../../core/formats/input-file.ts';
import type { InvoiceReading } from '../../../core/formats/invoice/invoice-reading.ts';
import { cutAtElements, textFile } from '../text-file.ts';

/** A reader of one format. */
export type Reader = (file: InputFile) => InvoiceReading;

/** The only invoice of a text that must be read. */
export function onlyInvoice(read: Reader, text: string): Invoice {
  const reading = read(textFile(text));
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  const [invoice] = reading.invoices;
  if (!invoice || reading.invoices.length > 1) throw new Error(`${reading.invoices.length} invoices`);
  return invoice;
}

/** Faults of a text that is refused, or warnings of one that is read. */
export function messages(read: Reader, text: string): readonly string[] {
  const reading = read(textFile(text));
  return (reading.ok ? reading.warnings : reading.faults).map(faultText);
}

/** Net amounts of the lines with all of their decimals. */
export function netTexts({ lines }: Invoice): readonly string[] {
  return lines.map(({ net }) => decimalText(net));
}

/** What comes of a text that is cut at each boundary of an element: how many were refused with a message, and how many read. */
export function cutOff(read: Reader, text: string): { refused: number; read: number; unexplained: number } {
  const outcome = { refused: 0, read: 0, unexplained: 0 };
  for (const part of cutAtElements(text)) {
    const reading = read(textFile(part));
    if (reading.ok) outcome.read += 1;
    else if (reading.faults.length > 0) outcome.refused += 1;
    else outcome.unexplained += 1;
  }
  return outcome;
}
