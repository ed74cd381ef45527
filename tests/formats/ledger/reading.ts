import { decimalText } from '../../../core/domain/decimal.ts';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { Ledger, Voucher } from '../../../core/domain/voucher.ts';
import type { LedgerReading } from '../../../core/formats/ledger/ledger-reading.ts';

/** The ledger of a reading that must be well. */
export function ledgerOf(reading: LedgerReading): Ledger {
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading.ledger;
}

/** Everything that a reading has to say: faults, or what was left out and what does not add up. */
export function ledgerMessages(reading: LedgerReading): readonly string[] {
  return (reading.ok ? [...reading.leftOut, ...reading.warnings] : reading.faults).map(faultText);
}

/** Account, amount and role of each posting: `4010 100.00 coded`. */
export function postingTexts({ postings }: Voucher): readonly string[] {
  return postings.map(({ account, amount, role }) => `${account} ${decimalText(amount)} ${role}`);
}
