import { drawInvoiceDays, drawRates } from './billing.ts';
import { firstDayOf, HISTORY_MONTHS, workingDayUntil } from './calendar.ts';
import { drawCreditNote, drawInvoice, type Draft } from './document.ts';
import { drawChance, drawInteger, seededStream } from './seeded-random.ts';
import type { DemoSupplier } from './supplier.ts';

/** Share of invoices that are credited later, as a whole or in part. */
const CREDIT_SHARE = 0.025;

/** Days until a credit note comes. */
const CREDIT_WAIT = { first: 3, last: 25 };

/** Every document of the history and of the uncoded month, by day; each supplier draws from a stream of its own. */
export function drawDocuments(seed: number, suppliers: readonly DemoSupplier[]): readonly Draft[] {
  const rates = drawRates(seed, suppliers);
  return suppliers
    .flatMap((supplier) => supplierDocuments(seed, supplier, rates.get(supplier.id) ?? 0))
    .sort((a, b) => a.day - b.day);
}

function supplierDocuments(seed: number, supplier: DemoSupplier, rate: number): readonly Draft[] {
  const random = seededStream(seed, `documents ${supplier.id}`);
  const endDay = firstDayOf(HISTORY_MONTHS + 1);
  const drafts: Draft[] = [];
  for (let month = supplier.firstMonth; month <= HISTORY_MONTHS; month++) {
    for (const day of drawInvoiceDays(random, supplier, month, rate)) {
      const invoice = drawInvoice(random, seed, supplier, day);
      drafts.push(invoice);
      const creditDay = workingDayUntil(day + drawInteger(random, CREDIT_WAIT.first, CREDIT_WAIT.last));
      if (!drawChance(random, CREDIT_SHARE) || supplier.isOnce || creditDay >= endDay) continue;
      drafts.push(drawCreditNote(random, invoice, creditDay));
    }
  }
  return drafts;
}
