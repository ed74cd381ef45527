const NO_TEXTS: readonly never[] = [];
/** Different texts remembered by a pool; later ones are kept but not shared. */
const MAX_POOLED = 500_000;

/**
 * Keeps one copy of texts that repeat: suppliers, codes. Every text is copied out of the piece of file it was cut
 * from, which would otherwise stay in memory for as long as one of its fields does.
 */
export class TextPool {
  readonly #texts = new Map<string, string>();

  /** An equal text that shares no memory with the file. */
  keep(text: string): string {
    if (text === '') return text;
    const kept = this.#texts.get(text);
    if (kept !== undefined) return kept;
    const copy = ownCopy(text);
    if (this.#texts.size < MAX_POOLED) this.#texts.set(copy, copy);
    return copy;
  }
}

/** A copy of a text for itself. Cutting a joined string makes the engine write the joined one out first. */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

/** Keeps one copy of equal rows of texts; null stands for a text that is not there, and differs from ''. */
export class RowPool<Text extends string | null> {
  readonly #rows = new Map<string, readonly Text[]>();

  /** An equal row, the same object for equal rows. */
  keep(row: readonly Text[]): readonly Text[] {
    if (row.length === 0) return NO_TEXTS;
    let key = '';
    for (const text of row) key += `${text ?? '\u0001'}\u0000`;
    const kept = this.#rows.get(key);
    if (kept !== undefined) return kept;
    if (this.#rows.size < MAX_POOLED) this.#rows.set(key, row);
    return row;
  }
}
