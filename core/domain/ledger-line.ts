import type { IsoDate } from './calendar-day.ts';

/** One line of a document: what is known before it is coded, and its coding where it has one. */
export interface LedgerLine {
  /** Row in the file it came from, counted as a spreadsheet does: the header is row 1 where it stands first. */
  readonly rowNumber: number;
  /** Null: the line is a document of its own. */
  readonly documentId: string | null;
  readonly lineNo: number | null;
  readonly date: IsoDate;
  /** Whether the company received the invoice or sent it; null where the file does not say. */
  readonly direction: 'received' | 'sent' | null;
  /** Texts are '' where the file has none. */
  readonly supplierName: string;
  readonly supplierId: string;
  readonly supplierTaxId: string;
  readonly text: string;
  readonly quantity: number | null;
  readonly unitPrice: number | null;
  /** Net amount in minor units of `currency`; negative is a credit. */
  readonly amountMinor: number;
  /** ISO 4217 code, or '' where the file has none (then two decimals are meant). */
  readonly currency: string;
  /** Percent, 21 for 21 %. */
  readonly taxRate: number | null;
  readonly company: string;
  /** Values of the history's `headerFieldNames`, in that order; '' where a row has none. */
  readonly headerFields: readonly string[];
  /** Values of the history's `dimensions`, in that order; null where the line is not coded in one. */
  readonly coding: readonly (string | null)[];
}

/** What is wrong with one place of a file, in words that let a person find and mend it. */
export interface Fault {
  readonly file: string;
  /** Sheet name in a workbook, null elsewhere. */
  readonly sheet: string | null;
  /** As a spreadsheet counts; null where the whole file is meant. */
  readonly row: number | null;
  /** Header text or, without one, the column's letter; null where the whole row is meant. */
  readonly column: string | null;
  /** Line of a file that is no table (XML, SIE), counted from 1. */
  readonly line?: number;
  /** Where in an XML file: `/Invoice/InvoiceLine[3]/Item/Name`. */
  readonly path?: string;
  readonly expected: string;
  /** What stands there instead, cut at 80 characters. */
  readonly found: string;
}

/** One line of text for a fault: `april.xlsx, sheet "Journal", row 7, column "Amount": expected a number, found "n/a"`. */
export function faultText(fault: Fault): string {
  const place = [
    fault.file,
    fault.sheet === null ? null : `sheet "${fault.sheet}"`,
    fault.row === null ? null : `row ${fault.row}`,
    fault.column === null ? null : `column "${fault.column}"`,
    fault.line === undefined ? null : `line ${fault.line}`,
    fault.path ?? null,
  ].filter((part) => part !== null);
  return `${place.join(', ')}: expected ${fault.expected}, found ${fault.found}`;
}

/** Posted and coded lines of a company, in the order of the file. */
export interface History {
  /** The file's name, for messages. */
  readonly file: string;
  /** Names of what is to be predicted: `account`, `cost_centre`, ... 1 to 15. */
  readonly dimensions: readonly string[];
  /** Names of the columns beyond the standard ones that are known before coding. */
  readonly headerFieldNames: readonly string[];
  readonly lines: readonly LedgerLine[];
  /** Rows left out, with the reason. */
  readonly faults: readonly Fault[];
}
