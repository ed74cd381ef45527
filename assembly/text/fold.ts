/** Folding: what a person reads as the same text becomes the same bytes. */

/** Base letters of U+00C0..U+017F, one a code point; '?' stands for a sign that stays as it is. */
const LATIN =
  'aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty' +
  'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll' +
  'lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs';

/** Folded code point of ASCII: a control character is a blank. */
function foldAscii(point: u32): u32 {
  return point - 0x41 < 26 ? point + 32 : max<u32>(point, 0x20);
}

/** Folded code point, 0 for a mark that is dropped. Covers Latin, Greek and Cyrillic. */
function foldPoint(point: u32): u32 {
  if (point < 0x80) return foldAscii(point);
  if (point < 0xc0) return point == 0xa0 ? 0x20 : point;
  if (point <= 0x17f) {
    const base = <u32>LATIN.charCodeAt(point - 0xc0);
    return base == 0x3f ? point : base;
  }
  if (point >= 0x300 && point <= 0x36f) return 0;
  if (point >= 0x391 && point <= 0x3a9) return point + 32;
  if (point >= 0x410 && point <= 0x42f) return point + 32;
  if (point >= 0x400 && point <= 0x40f) return point + 80;
  if ((point >= 0x2000 && point <= 0x200b) || point == 0x202f || point == 0x3000) return 0x20;
  return point;
}

let next: usize = 0;

/** Reads one code point beyond ASCII at `at`, leaves the address behind it in `next`; a byte that is no UTF-8 stands for itself. */
function readPoint(at: usize, end: usize): u32 {
  const first = <u32>load<u8>(at);
  next = at + 1;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  if (more == 0 || at + more >= end) return first;
  let point = first & (0x3f >> more);
  for (let i = 1; i <= more; i++) {
    const byte = <u32>load<u8>(at + i);
    if ((byte & 0xc0) != 0x80) return first;
    point = (point << 6) | (byte & 0x3f);
  }
  next = at + more + 1;
  return point;
}

/** Writes a code point from 0x80 on as UTF-8 and answers the address behind it. */
function writePoint(to: usize, point: u32): usize {
  if (point < 0x800) {
    store<u8>(to, 0xc0 | (point >> 6));
    store<u8>(to + 1, 0x80 | (point & 0x3f));
    return to + 2;
  }
  if (point < 0x10000) {
    store<u8>(to, 0xe0 | (point >> 12));
    store<u8>(to + 1, 0x80 | ((point >> 6) & 0x3f));
    store<u8>(to + 2, 0x80 | (point & 0x3f));
    return to + 3;
  }
  store<u8>(to, 0xf0 | (point >> 18));
  store<u8>(to + 1, 0x80 | ((point >> 12) & 0x3f));
  store<u8>(to + 2, 0x80 | ((point >> 6) & 0x3f));
  store<u8>(to + 3, 0x80 | (point & 0x3f));
  return to + 4;
}

/**
 * Writes the folded text of `length` UTF-8 bytes at `from` to `to` and answers its length in bytes, at most twice
 * `length`: lower case, no accents, every run of blanks one space, none at either end.
 */
export function fold(from: usize, length: i32, to: usize): i32 {
  const end = from + length;
  const start = to;
  let blank = false;
  for (let at = from; at < end;) {
    let point: u32 = load<u8>(at++);
    if (point < 0x80) point = foldAscii(point);
    else {
      point = foldPoint(readPoint(at - 1, end));
      at = next;
      if (point == 0) continue;
    }
    if (point == 0x20) {
      blank = to > start;
      continue;
    }
    if (blank) {
      store<u8>(to++, 0x20);
      blank = false;
    }
    if (point < 0x80) store<u8>(to++, point);
    else to = writePoint(to, point);
  }
  return <i32>(to - start);
}
