// What Unicode does not take apart into a letter and its accent.
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', ø: 'o', œ: 'o', ł: 'l', đ: 'd' };

/**
 * A header or name with everything folded away that writers differ in: case, accents, punctuation, spaces,
 * underscores, and ae/oe/ue for ä/ö/ü. `Steuer-Schlüssel`, `steuerschluessel` and `STEUERSCHLUSSEL` are one.
 */
export function foldHeader(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/([aou])e/g, '$1');
}

const IN_BRACKETS = /\([^)]*\)|\[[^\]]*\]/g;
const CURRENCY_AT_END = /[\s,_-]+(?:in\s+)?(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|€|\$|£)\s*$/i;

/** The foldings under which a header may be known: as it stands, without brackets, and without a currency behind. */
export function headerFoldings(header: string): readonly string[] {
  const bare = header.replace(IN_BRACKETS, ' ').trim();
  return [header, bare, bare.replace(CURRENCY_AT_END, '')].map(foldHeader);
}
