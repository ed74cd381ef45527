import { base64Bytes } from './base64.ts';
import { berChildren, berNode, type BerNode } from './ber-node.ts';

/** What a signed file holds, or in words why that cannot be told. */
export type SignedContent =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly found: string };

const SEQUENCE = 0x30;
const OCTET_STRING = 0x04;
const CONSTRUCTED_OCTET_STRING = 0x24;
const EXPLICIT_0 = 0xa0;
const OBJECT_ID = 0x06;
/** 1.2.840.113549.1.7.2, signedData (RFC 5652, 5.1). */
const SIGNED_DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const DAMAGED = { ok: false, found: 'a signed file (.p7m) that is cut off or damaged' } as const;
const NO_CONTENT = { ok: false, found: 'a signature without the signed file (detached)' } as const;

/** Whether bytes are a CMS file, in DER or BER or as base64 of it. */
export function isSigned(bytes: Uint8Array): boolean {
  return signedBytes(bytes) !== null;
}

/**
 * The content of a CMS SignedData file (CAdES, .p7m): its octet string, whole or in pieces. The signature is not verified:
 * that the content is what someone signed is for the receiving system to prove.
 */
export function signedContent(file: Uint8Array): SignedContent {
  const bytes = signedBytes(file);
  const root = bytes && berNode(bytes, 0, bytes.length);
  if (!bytes || !root) return DAMAGED;
  const signedData = inside(bytes, inside(bytes, root, EXPLICIT_0), SEQUENCE);
  const encapsulated = inside(bytes, signedData, SEQUENCE);
  if (!encapsulated) return DAMAGED;
  const wrapped = inside(bytes, encapsulated, EXPLICIT_0);
  if (!wrapped) return NO_CONTENT;
  const pieces = (berChildren(bytes, wrapped) ?? []).map((node) => octets(bytes, node, 0));
  if (pieces.length === 0 || pieces.some((piece) => piece === null)) return DAMAGED;
  return { ok: true, content: joined(pieces.flatMap((piece) => piece ?? [])) };
}

/** The BER bytes of a signed file, base64 taken off; null where it is none. */
function signedBytes(bytes: Uint8Array): Uint8Array | null {
  if (startsAsSignedData(bytes)) return bytes;
  const decoded = base64Bytes(bytes);
  return decoded && startsAsSignedData(decoded) ? decoded : null;
}

/** A sequence whose first value is the object identifier of signed data, whatever the length says. */
function startsAsSignedData(bytes: Uint8Array): boolean {
  const length = bytes[1] ?? 0;
  const idAt = 2 + (length > 0x80 ? length & 0x7f : 0);
  return (
    bytes[0] === SEQUENCE &&
    bytes[idAt] === OBJECT_ID &&
    bytes[idAt + 1] === SIGNED_DATA.length &&
    SIGNED_DATA.every((byte, index) => bytes[idAt + 2 + index] === byte)
  );
}

function inside(bytes: Uint8Array, node: BerNode | null, tag: number): BerNode | null {
  const children = node && berChildren(bytes, node);
  return children?.find((child) => child.tag === tag) ?? null;
}

/** Pieces of an octet string, which may itself be made of octet strings; null where it is none. */
function octets(bytes: Uint8Array, node: BerNode, depth: number): readonly Uint8Array[] | null {
  if (node.tag === OCTET_STRING) return [bytes.subarray(node.start, node.end)];
  const children = node.tag === CONSTRUCTED_OCTET_STRING && depth < 8 ? berChildren(bytes, node) : null;
  const pieces = children?.map((child) => octets(bytes, child, depth + 1));
  if (!pieces || pieces.some((piece) => piece === null)) return null;
  return pieces.flatMap((piece) => piece ?? []);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
