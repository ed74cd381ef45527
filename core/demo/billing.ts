import { firstDayOf, workingDay } from './calendar.ts';
import { drawInteger, drawOne, seededStream, type SeededRandom } from './seeded-random.ts';
import type { DemoSupplier } from './supplier.ts';

/** Invoices a month of all suppliers that bill often, in an average month of the first year. */
const OFTEN_PER_MONTH = 340;

/** Activity of a month of the calendar, January first. */
const ACTIVITY = [1, 1, 1.08, 1, 0.97, 1.05, 0.88, 0.72, 1.08, 1.1, 1.08, 0.84];
const GROWTH_PER_MONTH = 0.008;

/** Invoices a month of each supplier that bills often, by its id: a Zipf-Mandelbrot law, 1 / (rank + 3). */
export function drawRates(seed: number, suppliers: readonly DemoSupplier[]): ReadonlyMap<string, number> {
  const random = seededStream(seed, 'rates');
  const rest = suppliers.filter((supplier) => supplier.trade.billing === 'often' && !supplier.isOnce);
  const ranked: DemoSupplier[] = [];
  while (rest.length > 0) ranked.push(...rest.splice(drawInteger(random, 0, rest.length - 1), 1));
  const weights = ranked.map((_, index) => 1 / (index + 4));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return new Map(
    ranked.map((supplier, index) => [supplier.id, ((weights[index] ?? 0) / sum) * OFTEN_PER_MONTH]),
  );
}

/** Day numbers of a supplier's invoices in a month, in no order. Every supplier has one in its first month. */
export function drawInvoiceDays(
  random: SeededRandom,
  supplier: DemoSupplier,
  month: number,
  rate: number,
): readonly number[] {
  if (month < supplier.firstMonth || (supplier.isOnce && month > supplier.firstMonth)) return [];
  const count = Math.max(invoiceCount(random, supplier, month, rate), month === supplier.firstMonth ? 1 : 0);
  if (isRegular(supplier) && count === 1) return [workingDay(month, supplier.billingDay)];
  const length = firstDayOf(month + 1) - firstDayOf(month);
  return Array.from({ length: count }, () => workingDay(month, drawInteger(random, 2, length)));
}

function isRegular(supplier: DemoSupplier): boolean {
  return supplier.trade.billing !== 'often' && supplier.trade.billing !== 'rarely';
}

function invoiceCount(random: SeededRandom, supplier: DemoSupplier, month: number, rate: number): number {
  if (supplier.isOnce) return 1;
  switch (supplier.trade.billing) {
    case 'monthly':
      return 1;
    case 'quarterly':
      return month % 3 === supplier.billingDay % 3 ? 1 : 0;
    case 'yearly':
      return month % 12 === supplier.billingDay % 12 ? 1 : 0;
    case 'rarely':
      return Math.floor(1 / drawOne(random, [2, 3, 4, 6, 9]) + random.next());
    case 'often': {
      const expected = rate * (ACTIVITY[month % 12] ?? 1) * (1 + GROWTH_PER_MONTH * month);
      return Math.floor(expected + random.next());
    }
  }
}
