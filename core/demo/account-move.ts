import { isoDate, type IsoDate } from '../domain/calendar-day.ts';
import { firstDayOf } from './calendar.ts';
import { CHART } from './chart.ts';
import { REPLACED_ACCOUNTS } from './replacements.ts';
import { drawChance, drawInteger, drawOne, type SeededRandom } from './seeded-random.ts';
import type { Trade } from './trade.ts';
import { TRADES } from './trades.ts';

/** Share of the suppliers there from the beginning that move. */
const MOVE_SHARE = 0.14;
const FIRST_MOVE_MONTH = 8;
const LAST_MOVE_MONTH = 18;

/** A decision in the middle of the history to code a supplier's main article to another account. */
export interface AccountMove {
  readonly supplierId: string;
  readonly from: string;
  readonly to: string;
  readonly firstDay: IsoDate;
}

/** A move to another account of the same group; null for most suppliers, and where the group has no other in use. */
export function drawAccountMove(
  random: SeededRandom,
  supplierId: string,
  trade: Trade,
  mainArticle: number,
): AccountMove | null {
  const from = trade.articles[mainArticle]?.account ?? '';
  const others = neighbours(from);
  if (!drawChance(random, MOVE_SHARE) || others.length === 0) return null;
  const firstDay = isoDate(firstDayOf(drawInteger(random, FIRST_MOVE_MONTH, LAST_MOVE_MONTH)));
  return { supplierId, from, to: drawOne(random, others), firstDay };
}

/** Accounts of the same group that purchases are coded to and that stay open; the one asked for is not among them. */
export function neighbours(code: string): readonly string[] {
  const group = CHART.accounts.find((account) => account.code === code)?.groupCode;
  return CHART.accounts
    .filter(
      (account) =>
        account.groupCode === group && account.code !== code && PURCHASE_ACCOUNTS.has(account.code),
    )
    .map((account) => account.code);
}

const REPLACED = new Set(REPLACED_ACCOUNTS.flatMap(({ from, to }) => [from, to]));

const PURCHASE_ACCOUNTS: ReadonlySet<string> = new Set(
  TRADES.flatMap((trade) => trade.articles)
    .flatMap((article) => [article.account, article.investment?.account ?? article.account])
    .filter((account) => !REPLACED.has(account)),
);
