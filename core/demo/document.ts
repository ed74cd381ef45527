import { isoDate, type IsoDate } from '../domain/calendar-day.ts';
import { monthOf } from './calendar.ts';
import { codeOn, REPLACED_ACCOUNTS, REPLACED_COST_CENTRES } from './replacements.ts';
import { drawPurchase, type Purchase } from './line-amount.ts';
import { creditText, drawLineText } from './line-text.ts';
import { openProjects, type Project } from './project.ts';
import { drawChance, drawInteger, drawOne, drawWeighted, type SeededRandom } from './seeded-random.ts';
import { divideMinor } from './split-key.ts';
import type { DemoSupplier } from './supplier.ts';
import { invoiceRate, taxCodeOf } from './tax-codes.ts';
import type { Article } from './trade.ts';

/** How a careful accountant codes a line. */
export interface TrueCoding {
  readonly account: string;
  readonly costCentre: string;
  readonly taxCode: string;
  /** Null: the line belongs to no project. */
  readonly project: string | null;
}

/** A line of a document before it is numbered. */
export interface DraftLine {
  readonly text: string;
  readonly amountMinor: number;
  readonly taxRate: number;
  readonly coding: TrueCoding;
}

/** An invoice or a credit note before it is numbered. */
export interface Draft {
  readonly supplier: DemoSupplier;
  /** Day number of the posting. */
  readonly day: number;
  readonly isCreditNote: boolean;
  /** Whether one article is divided over several cost centres. */
  readonly isSplit: boolean;
  readonly lines: readonly DraftLine[];
}

/** Share of invoices without a split that have 1, 2, ... lines. */
const LINE_COUNTS: readonly (readonly [count: number, share: number])[] = [
  [1, 0.7],
  [2, 0.15],
  [3, 0.07],
  [4, 0.04],
  [5, 0.02],
  [6, 0.02],
];

/** A supplier sells its main article this many times as often as its trade does. */
const MAIN_ARTICLE_FACTOR = 3;

/** An invoice of a supplier on a day. */
export function drawInvoice(random: SeededRandom, seed: number, supplier: DemoSupplier, day: number): Draft {
  const projects = openProjects(monthOf(day));
  const setting = {
    seed,
    supplier,
    day,
    project: drawOne(random, projects),
    reference: drawReference(random, day),
  };
  const lines = drawArticles(random, supplier).map((article) => drawLines(random, setting, article));
  return {
    supplier,
    day,
    isCreditNote: false,
    isSplit: lines.some((parts) => parts.length > 1),
    lines: lines.flat(),
  };
}

/** A credit note on a later day for a whole invoice or its first line, coded with the codes in force that day. */
export function drawCreditNote(random: SeededRandom, invoice: Draft, day: number): Draft {
  const lines = drawChance(random, 0.6) ? invoice.lines : invoice.lines.slice(0, 1);
  return {
    ...invoice,
    day,
    isCreditNote: true,
    isSplit: invoice.isSplit && lines.length > 1,
    lines: lines.map((line) => ({
      ...line,
      text: creditText(invoice.supplier, line.text),
      amountMinor: -line.amountMinor,
      coding: {
        ...line.coding,
        account: codeOn(line.coding.account, isoDate(day), REPLACED_ACCOUNTS),
        costCentre: codeOn(line.coding.costCentre, isoDate(day), REPLACED_COST_CENTRES),
      },
    })),
  };
}

interface Setting {
  readonly seed: number;
  readonly supplier: DemoSupplier;
  readonly day: number;
  readonly project: Project;
  readonly reference: string;
}

/** Regular invoices hold every article with its weight's chance; others as many as LINE_COUNTS says. */
function drawArticles(random: SeededRandom, { trade, mainArticle }: DemoSupplier): readonly Article[] {
  if (trade.billing !== 'often' && trade.billing !== 'rarely') {
    const drawn = trade.articles.filter((article) => drawChance(random, article.weight ?? 1));
    return drawn.length > 0 ? drawn : trade.articles.slice(0, 1);
  }
  const hasSplit = trade.articles.some((article) => article.centre === 'split');
  const count = hasSplit ? 1 : drawWeighted(random, LINE_COUNTS, ([, share]) => share)[0];
  const main = trade.articles[mainArticle];
  const weightOf = (article: Article): number =>
    (article.weight ?? 1) * (article === main ? MAIN_ARTICLE_FACTOR : 1);
  return Array.from({ length: count }, () => drawWeighted(random, trade.articles, weightOf));
}

/** One line, or one for each part of the key where the supplier's invoices are divided. */
function drawLines(random: SeededRandom, setting: Setting, article: Article): readonly DraftLine[] {
  const purchase = drawPurchase(random, setting.seed, setting.supplier, article, monthOf(setting.day));
  const key = article.centre === 'split' ? setting.supplier.splitKey : null;
  if (!key)
    return [
      drawLine(random, setting, article, purchase, drawCentre(random, setting.supplier, article), null),
    ];
  const parts = divideMinor(purchase.amountMinor, key);
  return key.map(({ costCentre, percent }, index) =>
    drawLine(random, setting, article, { ...purchase, amountMinor: parts[index] ?? 0 }, costCentre, percent),
  );
}

function drawLine(
  random: SeededRandom,
  { supplier, day, project, reference }: Setting,
  article: Article,
  { amountMinor, quantity }: Purchase,
  lastingCentre: string,
  splitPercent: number | null,
): DraftLine {
  const date = isoDate(day);
  const costCentre = codeOn(lastingCentre, date, REPLACED_COST_CENTRES);
  const hasProject = drawChance(random, article.projectShare ?? 0);
  const projectName = hasProject ? project.name : null;
  const taxRate = taxRateOn(supplier, article);
  return {
    text: drawLineText(random, supplier, article, {
      day,
      quantity,
      costCentre,
      splitPercent,
      projectName,
      reference,
    }),
    amountMinor,
    taxRate,
    coding: {
      account: accountOn(date, supplier, article, amountMinor),
      costCentre,
      taxCode: taxCodeOf(supplier.country, taxRate),
      project: hasProject ? project.code : null,
    },
  };
}

function taxRateOn({ country, trade }: DemoSupplier, { rate = 'standard' }: Article): number {
  return invoiceRate(country, rate, trade.isTaxedAtSupplier ?? false);
}

/** Large amounts are investments; then a supplier's move counts, and last the renaming of accounts. */
function accountOn(date: IsoDate, supplier: DemoSupplier, article: Article, amountMinor: number): string {
  const { investment, account } = article;
  if (investment && amountMinor >= investment.from * 100) return investment.account;
  const { move } = supplier;
  if (account === move?.from && date >= move.firstDay) return move.to;
  return codeOn(account, date, REPLACED_ACCOUNTS);
}

function drawCentre(random: SeededRandom, supplier: DemoSupplier, article: Article): string {
  const [home, second, third] = supplier.centres;
  if (article.centre !== 'requester' && article.centre !== 'site') return home;
  const shares = [
    { centre: home, share: 0.74 },
    { centre: second, share: 0.17 },
    { centre: third, share: 0.09 },
  ];
  return drawWeighted(random, shares, ({ share }) => share).centre;
}

function drawReference(random: SeededRandom, day: number): string {
  return `${isoDate(day).slice(2, 4)}${String(drawInteger(random, 1, 99_999)).padStart(5, '0')}`;
}
