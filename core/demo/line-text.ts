import { isoDate } from '../domain/calendar-day.ts';
import { monthOf, weekOf, yearOf } from './calendar.ts';
import { COST_CENTRES, SITES } from './cost-centres.ts';
import type { Language } from './country.ts';
import { drawChance, drawInteger, drawOne, type SeededRandom } from './seeded-random.ts';
import { alternatives } from './supplier-name.ts';
import type { DemoSupplier } from './supplier.ts';
import type { Article } from './trade.ts';

const MONTH_NAMES: Readonly<Record<Language, string>> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
};

const CREDIT_WORDS: Readonly<Record<Language, string>> = {
  nl: 'Creditnota',
  de: 'Gutschrift',
  fr: 'Avoir',
  en: 'Credit note',
};

const INVOICE_WORDS: Readonly<Record<Language, string>> = { nl: 'Fact.', de: 'Rg.', fr: 'Fact.', en: 'Inv.' };

const TOWNS =
  'Antwerpen Basel Dresden Eindhoven Gent Graz Grenoble Hamburg Leeds Lyon Milano Praha Toulouse Wien'.split(
    ' ',
  );

/** Share of lines that name the department which ordered. */
const NAMED_CENTRE_SHARE = 0.45;

/** What a line's text may tell. */
export interface TextContext {
  /** Day number of the invoice. */
  readonly day: number;
  readonly quantity: number;
  readonly costCentre: string;
  /** Percent of the invoice where it is divided, null where it is not. */
  readonly splitPercent: number | null;
  readonly projectName: string | null;
  /** The supplier's own number of the invoice. */
  readonly reference: string;
}

/** The text of a line, in the supplier's language and style. */
export function drawLineText(
  random: SeededRandom,
  supplier: DemoSupplier,
  article: Article,
  context: TextContext,
): string {
  const template = drawOne(random, alternatives(article.texts, supplier.language));
  const text = fillSlots(random, template, supplier.language, context) + centreHint(random, article, context);
  switch (supplier.textStyle) {
    case 'full':
      return text;
    case 'capitals':
      return text.toUpperCase();
    case 'reference':
      return `${INVOICE_WORDS[supplier.language]} ${context.reference}`;
    case 'blank':
      return '';
  }
}

/** The text of a credit note for a line. */
export function creditText(supplier: DemoSupplier, text: string): string {
  const word = CREDIT_WORDS[supplier.language];
  return `${supplier.textStyle === 'capitals' ? word.toUpperCase() : word} ${text}`.trim();
}

function fillSlots(random: SeededRandom, template: string, language: Language, context: TextContext): string {
  const filled = template.replace(/\{(\w+)\}/g, (_slot, name: string) =>
    slotText(random, name, language, context),
  );
  // A line without a project leaves its place empty.
  return filled.replaceAll('  ', ' ').trim();
}

/** The town of a site's cost centre; other cost centres have none, so no text may ask for it. */
function townOf(costCentre: string): string {
  const site = SITES.find((candidate) => candidate.costCentre === costCentre);
  if (!site) throw new RangeError(`cost centre ${costCentre} is no site`);
  return site.town;
}

function slotText(random: SeededRandom, name: string, language: Language, context: TextContext): string {
  const month = monthOf(context.day);
  switch (name) {
    case 'month':
      return `${MONTH_NAMES[language].split(' ')[month % 12] ?? ''} ${yearOf(month)}`;
    case 'year':
      return String(yearOf(month));
    case 'week':
      return String(weekOf(context.day));
    case 'quantity':
    case 'hours':
      return String(context.quantity);
    case 'site':
      return townOf(context.costCentre);
    case 'project':
      return context.projectName ?? '';
    case 'reference':
      return context.reference;
    case 'town':
      return drawOne(random, TOWNS);
    case 'drawing':
      return `D-${drawInteger(random, 1000, 1400)}`;
    case 'plate':
      return `KV-${drawInteger(random, 101, 118)}-X`;
    default:
      throw new RangeError(`no text for {${name}} on ${isoDate(context.day)}`);
  }
}

/** Divided invoices name the part or its bearer; ordered ones sometimes the department. */
function centreHint(random: SeededRandom, article: Article, context: TextContext): string {
  const centreName = COST_CENTRES.find(({ code }) => code === context.costCentre)?.name ?? '';
  if (context.splitPercent !== null)
    return context.splitPercent % 2 === 0 ? ` (${context.splitPercent} %)` : ` - ${centreName}`;
  const isNamed = article.centre === 'requester' && drawChance(random, NAMED_CENTRE_SHARE);
  return isNamed ? ` - ${centreName}` : '';
}
