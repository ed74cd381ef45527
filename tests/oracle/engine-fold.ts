const BLANK = 0x20;
const DROPPED = 0;

/** Signs between the letters of U+00C0..U+017F, and letters that Unicode does not take apart. */
const SIGNS = '×÷';
const UNDIVIDED = new Map(
  Object.entries({
    æ: 'a',
    ð: 'd',
    ø: 'o',
    þ: 't',
    ß: 's',
    đ: 'd',
    ħ: 'h',
    ı: 'i',
    ĳ: 'i',
    ĸ: 'k',
    ŀ: 'l',
    ł: 'l',
    ŉ: 'n',
    ŋ: 'n',
    œ: 'o',
    ŧ: 't',
    ſ: 's',
  }),
);

/** The folded bytes of UTF-8 bytes: lower case, no accents, every run of blanks one space, none at either end. */
export function fold(bytes: readonly number[]): number[] {
  const points = pointsOf(bytes)
    .map(foldPoint)
    .filter((point) => point !== DROPPED);
  const words: number[][] = [[]];
  for (const point of points) {
    if (point === BLANK) words.push([]);
    else words.at(-1)?.push(...bytesOfPoint(point));
  }
  return words
    .filter((word) => word.length > 0)
    .flatMap((word, index) => (index > 0 ? [BLANK, ...word] : word));
}

/** Code points of UTF-8 bytes; a byte that begins no whole sequence stands for itself. */
function pointsOf(bytes: readonly number[]): number[] {
  const points: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    const rest = bytes.slice(at + 1, at + 1 + more);
    const isWhole = rest.length === more && rest.every((byte) => (byte & 0xc0) === 0x80);
    const head = more > 0 ? first & (0x3f >> more) : first;
    points.push(isWhole ? rest.reduce((point, byte) => point * 64 + (byte & 0x3f), head) : first);
    at += isWhole ? 1 + more : 1;
  }
  return points;
}

function foldPoint(point: number): number {
  if (isBlank(point)) return BLANK;
  if (point >= 0x300 && point <= 0x36f) return DROPPED;
  if (point >= 0xc0 && point <= 0x17f) return baseLetter(String.fromCodePoint(point));
  const isCapital =
    (point >= 0x41 && point <= 0x5a) ||
    (point >= 0x391 && point <= 0x3a9) ||
    (point >= 0x400 && point <= 0x42f);
  return isCapital ? lowerCase(point) : point;
}

/** Greek has no letter at U+03A2; what stands there moves with the others. */
function lowerCase(point: number): number {
  return point === 0x3a2 ? 0x3c2 : (String.fromCodePoint(point).toLowerCase().codePointAt(0) ?? point);
}

function isBlank(point: number): boolean {
  return (
    point <= 0x20 ||
    point === 0xa0 ||
    (point >= 0x2000 && point <= 0x200b) ||
    point === 0x202f ||
    point === 0x3000
  );
}

function baseLetter(letter: string): number {
  if (SIGNS.includes(letter)) return letter.charCodeAt(0);
  const lower = letter.toLowerCase();
  return (UNDIVIDED.get(lower) ?? lower.normalize('NFD')).charCodeAt(0);
}

function bytesOfPoint(point: number): number[] {
  if (point < 0x80) return [point];
  const tail = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}
