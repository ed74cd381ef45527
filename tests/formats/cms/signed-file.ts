/** How a signed file is written: lengths stated or left open, the content whole or in pieces. */
export interface SignedForm {
  readonly openLengths?: boolean;
  readonly pieceBytes?: number;
  readonly detached?: boolean;
}

const OPEN_END = [0, 0];
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];

/** A CMS SignedData file around a content, without certificates and signers: what a reader of the content has to pass. */
export function signedFile(content: Uint8Array, form: SignedForm = {}): Uint8Array {
  const wrap = (tag: number, parts: readonly number[]): number[] =>
    form.openLengths === true && (tag & 0x20) !== 0
      ? [tag, 0x80, ...parts, ...OPEN_END]
      : [tag, ...lengthBytes(parts.length), ...parts];
  const octets = (bytes: Uint8Array): number[] => [0x04, ...lengthBytes(bytes.length), ...bytes];
  const pieces: number[] = [];
  const size = form.pieceBytes ?? content.length;
  for (let at = 0; at < content.length; at += size) pieces.push(...octets(content.subarray(at, at + size)));
  const octetString = form.pieceBytes === undefined ? octets(content) : wrap(0x24, pieces);
  const encapsulated = wrap(0x30, [...DATA, ...(form.detached === true ? [] : wrap(0xa0, octetString))]);
  const version = [0x02, 0x01, 0x01];
  const digests = wrap(0x31, []);
  const signers = wrap(0x31, [0x30, 0x03, 0x02, 0x01, 0x07]);
  const signedData = wrap(0x30, [...version, ...digests, ...encapsulated, ...signers]);
  return Uint8Array.from(wrap(0x30, [...SIGNED_DATA, ...wrap(0xa0, signedData)]));
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}
