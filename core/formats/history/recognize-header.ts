import { CODING_HEADERS, CODING_SPELT_OUT } from './coding-header-names.ts';
import { STANDARD_FIELDS, type ColumnTarget } from './column-target.ts';
import { foldHeader, headerFoldings } from './fold-header.ts';
import { FIELD_HEADERS, type HeaderNames } from './header-names.ts';

/** What a header's words mean; of two headers with one target, the lower rank is meant. */
export interface KnownHeader {
  readonly target: ColumnTarget;
  readonly rank: number;
}

const KNOWN = knownHeaders();

/** What a header means by the words it is made of, in any known language; null where the words are not known. */
export function recognizeHeader(header: string): KnownHeader | null {
  for (const folded of headerFoldings(header)) {
    const known = KNOWN.get(folded);
    if (known) return known;
  }
  return null;
}

function knownHeaders(): Map<string, KnownHeader> {
  const known = new Map<string, KnownHeader>();
  const addGroups = (groups: readonly HeaderNames[], target: ColumnTarget): void => {
    groups.forEach((names, rank) => {
      for (const name of Object.values(names).join(',').split(',')) {
        const folded = foldHeader(name);
        if (!known.has(folded)) known.set(folded, { target, rank });
      }
    });
  };
  for (const field of STANDARD_FIELDS) addGroups(FIELD_HEADERS[field], { kind: 'field', field });
  for (const [dimension, groups] of Object.entries(CODING_HEADERS)) {
    addGroups(groups, { kind: 'coding', dimension });
  }
  addGroups([CODING_SPELT_OUT], { kind: 'ignored', reason: 'spells out a coding' });
  return known;
}
