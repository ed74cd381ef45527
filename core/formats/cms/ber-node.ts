/** One value of a BER encoding (X.690), which DER and CER are forms of. Positions are offsets into the bytes. */
export interface BerNode {
  /** First byte: class, constructed bit and number. */
  readonly tag: number;
  readonly isConstructed: boolean;
  readonly start: number;
  /** Behind the contents. */
  readonly end: number;
  /** Behind the value; two bytes behind `end` where its length was left open. */
  readonly next: number;
}

const CONSTRUCTED = 0x20;
const OPEN_LENGTH = 0x80;
const MAX_DEPTH = 32;

/** The value at a position before `limit`; null where there is none: cut off, too deep, or a tag of several bytes. */
export function berNode(bytes: Uint8Array, at: number, limit: number, depth = 0): BerNode | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || at + 2 > limit || depth > MAX_DEPTH) return null;
  if ((tag & 0x1f) === 0x1f) return null;
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  if (first === OPEN_LENGTH) {
    const end = isConstructed ? openEnd(bytes, at + 2, limit, depth) : null;
    return end === null ? null : { tag, isConstructed, start: at + 2, end, next: end + 2 };
  }
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) return null;
  let length = lengthBytes === 0 ? first : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + lengthBytes;
  const end = start + length;
  return end > limit ? null : { tag, isConstructed, start, end, next: end };
}

/** The values inside a constructed one; null where one of them is damaged. */
export function berChildren(bytes: Uint8Array, node: BerNode): readonly BerNode[] | null {
  const children: BerNode[] = [];
  for (let at = node.start; at < node.end;) {
    const child = berNode(bytes, at, node.end);
    if (child === null) return null;
    children.push(child);
    at = child.next;
  }
  return children;
}

/** Where the two zero bytes are that end contents of open length. */
function openEnd(bytes: Uint8Array, start: number, limit: number, depth: number): number | null {
  for (let at = start; at + 2 <= limit;) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at;
    const child = berNode(bytes, at, limit, depth + 1);
    if (child === null) return null;
    at = child.next;
  }
  return null;
}
