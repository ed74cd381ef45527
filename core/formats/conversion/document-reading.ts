import type { Invoice } from '../../domain/invoice.ts';
import type { Fault, History } from '../../domain/ledger-line.ts';
import type { Ledger } from '../../domain/voucher.ts';

/** What a file of a supported format holds. */
export type DocumentContent =
  | { readonly kind: 'invoices'; readonly invoices: readonly Invoice[] }
  | { readonly kind: 'ledger'; readonly ledger: Ledger }
  | { readonly kind: 'history'; readonly history: History };

/** A file that was recognised by its content and read, or why it was not. */
export type DocumentReading =
  | {
      readonly ok: true;
      /** `FatturaPA`, `UBL`, ... and around what it was: `CII in a PDF`. */
      readonly format: string;
      readonly content: DocumentContent;
      /** Documents or rows of it that could not be read. */
      readonly leftOut: readonly Fault[];
      /** Totals that do not add up. */
      readonly warnings: readonly Fault[];
    }
  | {
      readonly ok: false;
      /** False: the file is of a supported format and at fault; true: it is of none. */
      readonly isForeign: boolean;
      readonly faults: readonly Fault[];
    };
