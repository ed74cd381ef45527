import type { Masters, MasterValue } from './masters.ts';

/** A value that a line's words name. */
export interface NamedValue {
  readonly code: string;
  readonly name: string;
  /** The word of the line that its name has too, as the line writes it. */
  readonly word: string;
}

/** Letters that two words have in common at their beginning to be taken for one: furnishing, furniture. */
const STEM_LENGTH = 5;
/** Shorter words are names of nothing: and, for, ltd. */
const SHORTEST_WORD = 4;
/** A word in more than this share of the names says nothing of one of them. */
const COMMON_SHARE = 0.05;
/** As many names as may share a word in a small chart all the same. */
const FEW = 3;
const WORD = /\p{L}{4,}/gu;
const ACCENTS = /\p{M}/gu;

/**
 * Finds values by their names: those that have a word in common with a text, the rarer the word among the names the
 * better. For values without any posting to learn from.
 */
export class NamedValues {
  readonly #byStem = new Map<string, MasterValue[]>();
  readonly #nameCount: number;

  /** The values of one dimension of the masters. */
  constructor(masters: Masters, dimension: string) {
    const values = masters.valuesOf(dimension);
    this.#nameCount = values.length;
    for (const value of values)
      for (const stem of wordsByStem(value.name).keys())
        this.#byStem.set(stem, [...(this.#byStem.get(stem) ?? []), value]);
  }

  /** At most `count` values that `isWanted` lets through, best first; the order of equals is that of the masters. */
  find(text: string, count: number, isWanted: (code: string) => boolean): NamedValue[] {
    const found = new Map<string, { readonly named: NamedValue; readonly weight: number }>();
    for (const [stem, word] of wordsByStem(text)) {
      const values = this.#byStem.get(stem) ?? [];
      if (values.length > Math.max(FEW, COMMON_SHARE * this.#nameCount)) continue;
      const rarity = Math.log(1 + this.#nameCount / values.length);
      for (const { code, name } of values) {
        const before = found.get(code);
        const named = before?.named ?? { code, name, word };
        found.set(code, { named, weight: (before?.weight ?? 0) + rarity });
      }
    }
    return [...found.values()]
      .filter(({ named }) => isWanted(named.code))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, count)
      .map(({ named }) => named);
  }
}

/** The words of a text by their folded beginning, each as it first stands there. */
function wordsByStem(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const [word] of text.matchAll(WORD)) {
    const folded = word.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
    if (folded.length < SHORTEST_WORD) continue;
    const stem = folded.slice(0, STEM_LENGTH);
    if (!words.has(stem)) words.set(stem, word);
  }
  return words;
}
