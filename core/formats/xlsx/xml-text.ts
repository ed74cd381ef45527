const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in XML, in an element or between double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * A cell's text as it stands in XML: characters that XML 1.0 forbids, and line ends that a reader would change, become
 * `_x000D_` (ISO/IEC 29500-1, ST_Xstring); an underscore that would be read as such a code becomes `_x005F_`.
 */
export function escapeCellText(text: string): string {
  return escapeXml(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, hexCode),
  );
}

/**
 * The `t` element of a cell's text. Readers may drop blanks around a text that does not say they count; saying so
 * everywhere would make sheets a fifth larger.
 */
export function textElement(prefix: string, text: string): string {
  const preserved = /^\s|\s$|[\t\n]| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${preserved}>${escapeCellText(text)}</${prefix}t>`;
}

/** The reverse of `escapeCellText` on text whose entities are resolved. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function hexCode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
