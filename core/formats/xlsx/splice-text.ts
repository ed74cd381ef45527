/** A piece of a text to be replaced: offsets in UTF-16 units, `end` exclusive; equal offsets insert. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with all changes made; everything outside of them stays as it is. Changes that insert at one offset keep
 * their order; changes that overlap are our own mistake and throw.
 */
export function spliceText(text: string, changes: readonly TextChange[]): string {
  const ordered = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let position = 0;
  for (const change of ordered) {
    if (change.start < position) throw new Error(`two changes overlap at offset ${change.start}`);
    pieces.push(text.slice(position, change.start), change.text);
    position = change.end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}

/** A start tag (`<a b="c">` or `<a b="c"/>`) with one attribute set; every other character stays. */
export function setAttribute(tag: string, name: string, value: string): string {
  const quoted = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (quoted.test(tag)) return tag.replace(quoted, (_, before: string) => `${before}"${value}"`);
  return tag.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end.trim()}`);
}
