import type { Country } from './country.ts';
import type { RateKind } from './tax-codes.ts';

/**
 * When invoices come. monthly, quarterly, yearly: on a day of the supplier's own; often: at random, heavy-tailed over the
 * suppliers; rarely: one in 2 to 12 months.
 */
export type Billing = 'monthly' | 'quarterly' | 'yearly' | 'often' | 'rarely';

/** fixed: equal, indexed each January; usage: varies with the season; priced: a few prices times a quantity; free: any. */
export type AmountModel = 'fixed' | 'usage' | 'priced' | 'free';

/**
 * Who bears a line. home: the supplier's usual cost centre; requester: mostly that one, else one of two others; site: one of
 * the sites, named in the text; split: the invoice is divided by a key over 2 to 6 cost centres.
 */
export type CentreRule = 'home' | 'requester' | 'site' | 'split';

/** One text in Dutch, German, French and English. Alternatives stand between `|`; {month} and the like are filled in. */
export type Texts = readonly [nl: string, de: string, fr: string, en: string];

/** Something that a trade sells, with where it is booked. */
export interface Article {
  readonly account: string;
  /** Net, in whole units of the invoice's currency. */
  readonly median: number;
  /** Standard deviation of the amount's logarithm. */
  readonly spread: number;
  readonly texts: Texts;
  /** How often against the trade's other articles; 1 where not given. */
  readonly weight?: number;
  /** 'standard' where not given. */
  readonly rate?: RateKind;
  /** 'home' where not given. */
  readonly centre?: CentreRule;
  /** From this amount on the line is an investment, booked to another account. */
  readonly investment?: { readonly from: number; readonly account: string };
  /** Share of lines that bear a project; 0 where not given. */
  readonly projectShare?: number;
}

/** A kind of supplier. */
export interface Trade {
  readonly name: string;
  /** One regular supplier for each entry. */
  readonly countries: readonly Country[];
  /** One supplier with a single invoice for each entry. */
  readonly onceCountries?: readonly Country[];
  /** Words in the suppliers' names, alternatives between `|`. */
  readonly nameWords: Texts;
  readonly billing: Billing;
  readonly amounts: AmountModel;
  /** Cost centres that suppliers of the trade work for, or 'site': the one nearest to the supplier. */
  readonly centres: readonly string[] | 'site';
  /** Taxed where the supplier is, as hotels, rent and fuel are; false where not given. */
  readonly isTaxedAtSupplier?: boolean;
  readonly articles: readonly Article[];
}
