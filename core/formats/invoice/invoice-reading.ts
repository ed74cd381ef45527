import type { Invoice } from '../../domain/invoice.ts';
import type { Fault } from '../../domain/ledger-line.ts';

/** Invoices of one file. A value that cannot be read refuses the whole file; a total that does not add up is a warning. */
export type InvoiceReading =
  | {
      readonly ok: true;
      readonly invoices: readonly Invoice[];
      /** Totals that are not what their parts add up to: the supplier's mistake, and still an invoice to be coded. */
      readonly warnings: readonly Fault[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };
