import type { Fault } from '../../domain/ledger-line.ts';
import type { Ledger } from '../../domain/voucher.ts';

/** A ledger with what was left out of it, or why the file is none. */
export type LedgerReading =
  | {
      readonly ok: true;
      readonly ledger: Ledger;
      /** Vouchers that are not in the ledger, each with the reason: they do not balance, or a value cannot be read. */
      readonly leftOut: readonly Fault[];
      /** Totals of the file that its parts do not add up to. */
      readonly warnings: readonly Fault[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };
