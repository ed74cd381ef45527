import { HISTORY_MONTHS } from './calendar.ts';
import { COST_CENTRES, siteCentre, SITES } from './cost-centres.ts';
import type { Country, Language } from './country.ts';
import { drawAccountMove, type AccountMove } from './account-move.ts';
import { REPLACED_COST_CENTRES } from './replacements.ts';
import {
  drawChance,
  drawInteger,
  drawLogNormal,
  drawOne,
  drawWeighted,
  seededStream,
  type SeededRandom,
} from './seeded-random.ts';
import { drawSplitKey, type SplitShare } from './split-key.ts';
import { drawSupplierName, localLanguage } from './supplier-name.ts';
import type { Trade } from './trade.ts';
import { TRADES } from './trades.ts';

/** Suppliers that appear in the history. */
export const HISTORY_SUPPLIER_COUNT = 200;

/** Share of regular suppliers whose first invoice comes after the third month. */
const LATE_SHARE = 0.15;

/** Trades of the suppliers whose first invoice comes in the uncoded month. */
const NEWCOMERS: readonly (readonly [trade: string, country: Country])[] = [
  ['tools', 'NL'],
  ['hotel', 'DE'],
  ['training', 'NL'],
  ['software', 'US'],
  ['electronics', 'DE'],
  ['building maintenance', 'NL'],
];

/** How a supplier words its lines; reference: only the invoice's number. */
export type TextStyle = 'full' | 'capitals' | 'reference' | 'blank';

/** An invented supplier: who it is, and the habits that its invoices follow. */
export interface DemoSupplier {
  /** Six digits, `007012`: leading zeros belong to it. */
  readonly id: string;
  readonly name: string;
  readonly country: Country;
  readonly language: Language;
  readonly trade: Trade;
  /** Month of the first invoice, 0 for the history's first; of the only one where `isOnce`. */
  readonly firstMonth: number;
  readonly isOnce: boolean;
  /** Day of the month, 2..28, on which regular invoices come. */
  readonly billingDay: number;
  /** Cost centres it works for, the usual one first. */
  readonly centres: readonly [string, string, string];
  /** How the company divides its invoices, null where it does not. */
  readonly splitKey: readonly SplitShare[] | null;
  /** Index into the trade's articles of the one it sells most. */
  readonly mainArticle: number;
  /** Size of its invoices against others of the trade, 1 for the median. */
  readonly size: number;
  readonly textStyle: TextStyle;
  /** Null: its lines keep their account. */
  readonly move: AccountMove | null;
}

/** The 200 suppliers of the history, then those that are new in the uncoded month. */
export function drawSuppliers(seed: number): readonly DemoSupplier[] {
  const taken = new Set<string>();
  const regular = TRADES.flatMap((trade) =>
    trade.countries.map((country) => ({ trade, country, isOnce: false })),
  );
  const once = TRADES.flatMap((trade) =>
    (trade.onceCountries ?? []).map((country) => ({ trade, country, isOnce: true })),
  );
  const newcomers = NEWCOMERS.map(([name, country]) => ({ trade: tradeNamed(name), country, isOnce: false }));
  return [...regular, ...once, ...newcomers].map((kind, index) => {
    const random = seededStream(seed, `supplier ${index}`);
    const firstMonth =
      index < HISTORY_SUPPLIER_COUNT ? drawFirstMonth(random, kind.isOnce, kind.trade) : HISTORY_MONTHS;
    const id = String(1003 + index * 37).padStart(6, '0');
    return drawSupplier(random, kind, { id, firstMonth }, taken);
  });
}

function drawSupplier(
  random: SeededRandom,
  kind: { readonly trade: Trade; readonly country: Country; readonly isOnce: boolean },
  entry: { readonly id: string; readonly firstMonth: number },
  taken: Set<string>,
): DemoSupplier {
  const { trade, country } = kind;
  const centres = drawCentres(random, trade, country);
  const hasSplit = trade.articles.some((article) => article.centre === 'split');
  const mainArticle = drawMainArticle(random, trade);
  return {
    ...kind,
    ...entry,
    name: drawSupplierName(random, country, trade.nameWords, taken),
    language: drawLanguage(random, country),
    billingDay: drawInteger(random, 2, 28),
    centres,
    splitKey: hasSplit && drawChance(random, 0.75) ? drawSplitKey(random, centres[0]) : null,
    mainArticle,
    size: drawLogNormal(random, 1, 0.4),
    textStyle: drawTextStyle(random),
    move: kind.isOnce || entry.firstMonth > 0 ? null : drawAccountMove(random, entry.id, trade, mainArticle),
  };
}

/** Yearly invoices may come in any month, so their suppliers are there from the beginning. */
function drawFirstMonth(random: SeededRandom, isOnce: boolean, trade: Trade): number {
  if (isOnce) return drawInteger(random, 0, HISTORY_MONTHS - 1);
  const mayBeLate = trade.billing === 'often' || trade.billing === 'monthly';
  return mayBeLate && drawChance(random, LATE_SHARE) ? drawInteger(random, 3, HISTORY_MONTHS - 3) : 0;
}

function drawCentres(random: SeededRandom, trade: Trade, country: Country): [string, string, string] {
  const home = trade.centres === 'site' ? siteCentre(country) : drawOne(random, trade.centres);
  const others = (
    trade.centres === 'site' ? SITES.map((site) => site.costCentre) : REQUESTING_CENTRES
  ).filter((code) => code !== home);
  const second = drawOne(random, others);
  const third = drawOne(
    random,
    others.filter((code) => code !== second),
  );
  return [home, second, third];
}

/** Departments that order for themselves; a code that only comes with the reorganisation is not among them. */
const REQUESTING_CENTRES: readonly string[] = COST_CENTRES.map(({ code }) => code).filter(
  (code) =>
    !REPLACED_COST_CENTRES.some(({ to }) => to === code) && !SITES.some((site) => site.costCentre === code),
);

function drawMainArticle(random: SeededRandom, trade: Trade): number {
  return drawWeighted(random, [...trade.articles.keys()], (index) => trade.articles[index]?.weight ?? 1);
}

/** One in five Dutch and Swiss suppliers writes English, one in three Belgian ones French. */
function drawLanguage(random: SeededRandom, country: Country): Language {
  if (country === 'BE') return drawChance(random, 1 / 3) ? 'fr' : 'nl';
  const writesEnglish = (country === 'NL' || country === 'CH') && drawChance(random, 0.2);
  return writesEnglish ? 'en' : localLanguage(country);
}

function drawTextStyle(random: SeededRandom): TextStyle {
  const shares: readonly (readonly [TextStyle, number])[] = [
    ['full', 0.74],
    ['capitals', 0.11],
    ['reference', 0.1],
    ['blank', 0.05],
  ];
  return drawWeighted(random, shares, ([, share]) => share)[0];
}

function tradeNamed(name: string): Trade {
  const trade = TRADES.find((candidate) => candidate.name === name);
  if (!trade) throw new RangeError(`no trade ${name}`);
  return trade;
}
