import { yearOf } from './calendar.ts';
import {
  drawChance,
  drawInteger,
  drawLogNormal,
  drawOne,
  seededStream,
  type SeededRandom,
} from './seeded-random.ts';
import type { DemoSupplier } from './supplier.ts';
import type { Article } from './trade.ts';

/** Share of the median that a month of the calendar uses, January first. */
const SEASON = [1.35, 1.3, 1.15, 1, 0.85, 0.75, 0.7, 0.65, 0.8, 1, 1.15, 1.3];

/** Prices against those of the history's first year. */
const INDEX_BY_YEAR: Readonly<Record<number, number>> = { 2024: 1, 2025: 1.03, 2026: 1.055 };

const QUANTITIES = [1, 1, 1, 1, 2, 2, 3, 4, 5, 10];
const SMALLEST_MINOR = 250;

/** What is bought of an article on one line. */
export interface Purchase {
  readonly amountMinor: number;
  readonly quantity: number;
}

/** The amount of a line in a month; equal amounts recur where the trade has fixed or few prices. */
export function drawPurchase(
  random: SeededRandom,
  seed: number,
  supplier: DemoSupplier,
  article: Article,
  month: number,
): Purchase {
  const prices = pricesOf(seed, supplier, article);
  const base = (prices[0] ?? 0) * (INDEX_BY_YEAR[yearOf(month)] ?? 1);
  switch (supplier.trade.amounts) {
    case 'fixed':
      return { amountMinor: base < 1e5 ? Math.round(base) : Math.round(base / 100) * 100, quantity: 1 };
    case 'usage':
      return single(drawLogNormal(random, base * (SEASON[month % 12] ?? 1), article.spread));
    case 'priced': {
      const quantity = drawOne(random, QUANTITIES);
      return { amountMinor: drawOne(random, prices) * quantity, quantity };
    }
    case 'free':
      return { ...single(drawFree(random, base, article.spread)), quantity: drawInteger(random, 1, 60) };
  }
}

/** The prices of a supplier for an article, in minor units; the same on every call. The first is the usual one. */
function pricesOf(seed: number, supplier: DemoSupplier, article: Article): readonly number[] {
  const random = seededStream(seed, `price ${supplier.id} ${article.account} ${article.texts[3]}`);
  const median = article.median * 100 * supplier.size;
  const isPriced = supplier.trade.amounts === 'priced';
  const count = isPriced ? drawInteger(random, 3, 9) : 1;
  const spread = isPriced ? article.spread : Math.min(article.spread, 0.4);
  return Array.from({ length: count }, () => roundPrice(random, drawLogNormal(random, median, spread)));
}

/** Prices end in .00, .50 or .95 more often than not. */
function roundPrice(random: SeededRandom, minor: number): number {
  const whole = Math.max(SMALLEST_MINOR, Math.floor(minor / 100) * 100);
  const ending = drawOne(random, [0, 0, 50, 95, null, null]);
  return ending === null ? Math.max(SMALLEST_MINOR, Math.round(minor)) : whole + ending;
}

/** Three in ten are rounded to whole fives, as quotations are. */
function drawFree(random: SeededRandom, median: number, spread: number): number {
  const minor = drawLogNormal(random, median, spread);
  return drawChance(random, 0.3) ? Math.round(minor / 500) * 500 : minor;
}

function single(minor: number): Purchase {
  return { amountMinor: Math.max(SMALLEST_MINOR, Math.round(minor)), quantity: 1 };
}
