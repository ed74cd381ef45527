import { negated } from './decimal.ts';
import type { Invoice, InvoiceTotals } from './invoice.ts';

/**
 * A credit note whose amounts are stated without a minus, with all amounts and quantities turned: what is taken back is
 * negative. Prices stay, so that quantity times price is still the amount.
 */
export function turnedCreditNote(invoice: Invoice): Invoice {
  return {
    ...invoice,
    lines: invoice.lines.map((line) => ({
      ...line,
      quantity: line.quantity && negated(line.quantity),
      net: negated(line.net),
      amountMinor: turned(line.amountMinor),
    })),
    allowancesAndCharges: invoice.allowancesAndCharges.map((one) => ({
      ...one,
      amountMinor: turned(one.amountMinor),
    })),
    taxes: invoice.taxes.map((subtotal) => ({
      ...subtotal,
      netMinor: turned(subtotal.netMinor),
      taxMinor: turned(subtotal.taxMinor),
    })),
    totals: turnedTotals(invoice.totals),
  };
}

function turnedTotals(totals: InvoiceTotals): InvoiceTotals {
  return {
    linesMinor: turnedOrNull(totals.linesMinor),
    netMinor: turnedOrNull(totals.netMinor),
    taxMinor: turnedOrNull(totals.taxMinor),
    grossMinor: turnedOrNull(totals.grossMinor),
    prepaidMinor: turnedOrNull(totals.prepaidMinor),
    roundingMinor: turnedOrNull(totals.roundingMinor),
    collectedMinor: turnedOrNull(totals.collectedMinor),
    payableMinor: turnedOrNull(totals.payableMinor),
  };
}

function turnedOrNull(minor: number | null): number | null {
  return minor === null ? null : turned(minor);
}

/** Zero has no sign. */
function turned(minor: number): number {
  return minor === 0 ? 0 : -minor;
}
