import { HEADLINE_RATE, type KpiRate } from './kpi-rate.ts';
import { rateOf, selectTally, type KpiTally } from './kpi-tally.ts';

/** The seven published ways to make a figure look better than it is. */
export type AbuseName =
  | 'bestTenantsOnly'
  | 'bestPeriodOnly'
  | 'shortTablesOnly'
  | 'secondTimeOnly'
  | 'fewerDimensions'
  | 'macroOnly'
  | 'noLineMatching';

/** What one way to flatter would make of the micro coding rate. */
export interface AbuseFinding {
  readonly name: AbuseName;
  /** What was kept or done, for a person: `best 2 of 6 tenants: A, B`. */
  readonly how: string;
  /** The flattered figure; null where this way cannot be gone, with the reason in `how`. */
  readonly value: number | null;
  /** By how many percentage points it exceeds the honest figure (negative: falls short). */
  readonly points: number | null;
}

/** Share of documents, or of dimensions, that somebody who flatters is taken to keep: the best third. */
export const FLATTERED_SHARE = 1 / 3;

/** The rate that stands for "macro only": coding rate of each document, averaged. */
export const MACRO_RATE: KpiRate = { level: 'document', stiffness: 'elastic', metric: 'codingRate' };

/** A finding from the flattered and the honest figure. */
export function abuseFinding(
  name: AbuseName,
  how: string,
  value: number | null,
  honest: number | null,
): AbuseFinding {
  return { name, how, value, points: value === null || honest === null ? null : 100 * (value - honest) };
}

/**
 * The groups somebody would keep: by micro coding rate, best first, until a third of the documents is in; groups without a
 * figure never. Null where there are fewer than two groups to choose from.
 */
export function bestGroups(
  tally: KpiTally,
  groups: ReadonlyMap<string, readonly number[]>,
): { readonly names: readonly string[]; readonly documents: readonly number[] } | null {
  const rated = [...groups].flatMap(([name, documents]) => {
    const { value } = rateOf(selectTally(tally, documents), HEADLINE_RATE);
    return value === null ? [] : [{ name, documents, value }];
  });
  if (rated.length < 2) return null;
  rated.sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
  const names: string[] = [];
  const documents: number[] = [];
  for (const group of rated) {
    if (names.length > 0 && documents.length >= FLATTERED_SHARE * tally.documentCount) break;
    names.push(group.name);
    documents.push(...group.documents);
  }
  return { names, documents };
}
