import { decimalText } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { imbalance, type Voucher } from '../../domain/voucher.ts';
import { lineFault } from './line-fault.ts';

/** The vouchers that balance, and a fault for each that does not. */
export function balanced(
  file: string,
  vouchers: readonly Voucher[],
): { readonly vouchers: readonly Voucher[]; readonly leftOut: readonly Fault[] } {
  const isOff = (voucher: Voucher): boolean => imbalance(voucher.postings).unscaled !== 0n;
  return {
    vouchers: vouchers.filter((voucher) => !isOff(voucher)),
    leftOut: vouchers.filter(isOff).map((voucher) => {
      const sum = decimalText(imbalance(voucher.postings));
      return lineFault(
        file,
        voucher.fileLine,
        `voucher ${voucher.id} to balance`,
        `${sum} more debit than credit`,
      );
    }),
  };
}
