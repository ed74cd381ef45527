/** Code page 437, characters 128 to 255: what `#FORMAT PC8` means. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
/** å ä ö Å Ä Ö é in each of the two pages. */
const LETTERS_437 = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82]);
const LETTERS_1252 = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9]);
const PIECE_BYTES = 64 * 1024;

/**
 * The text of a SIE file. The standard knows code page 437 alone, but files are met in UTF-8 and in Windows-1252: bytes
 * that are valid UTF-8 are that, and of the two pages the one whose Swedish letters are more often met is taken.
 */
export function sieText(bytes: Uint8Array): string {
  const utf8 = utf8Text(bytes);
  if (utf8 !== null) return utf8;
  let count437 = 0;
  let count1252 = 0;
  for (const byte of bytes) {
    if (LETTERS_437.has(byte)) count437 += 1;
    if (LETTERS_1252.has(byte)) count1252 += 1;
  }
  if (count437 >= count1252) return text437(bytes);
  const decoder = new TextDecoder('windows-1252');
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // a fatal decoder throws at bytes that are not UTF-8
  }
}

function text437(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    let piece = '';
    for (const byte of bytes.subarray(at, at + PIECE_BYTES))
      piece += byte < 0x80 ? String.fromCharCode(byte) : CODE_PAGE_437.charAt(byte - 0x80);
    pieces.push(piece);
  }
  return pieces.join('');
}
