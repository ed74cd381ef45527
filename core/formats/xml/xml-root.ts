import type { Fault } from '../../domain/ledger-line.ts';
import type { InputFile } from '../input-file.ts';
import { fileFault } from './xml-fault.ts';
import { XmlRecords, type XmlRoot } from './xml-records.ts';

/** The root of an XML file, or why there is none. */
export type XmlRootReading =
  { readonly ok: true; readonly root: XmlRoot } | { readonly ok: false; readonly fault: Fault };

/** A declaration, comments and a style sheet may stand before the root. */
const HEAD_BYTES = 64 * 1024;
/** Byte order marks, zero bytes of UTF-16 and white space. */
const BEFORE_XML = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x20, 0x09, 0x0a, 0x0d]);
const MAX_BEFORE = 1024;

/** Whether the first character of a file that is no white space is `<`. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, MAX_BEFORE).find((byte) => !BEFORE_XML.has(byte));
  return first === 0x3c;
}

/** The name and namespace of an XML file's root; of a long file from its first 64 KB, where it is there. */
export function xmlRoot(file: InputFile): XmlRootReading {
  const head = rootIn({ name: file.name, bytes: file.bytes.subarray(0, HEAD_BYTES) });
  return head.ok || file.bytes.length <= HEAD_BYTES ? head : rootIn(file);
}

function rootIn(file: InputFile): XmlRootReading {
  const records = new XmlRecords(file, { records: [], leftOut: [] });
  const iterator = records[Symbol.iterator]();
  while (records.root === null && iterator.next().done !== true);
  if (records.root !== null) return { ok: true, root: records.root };
  return { ok: false, fault: records.fault ?? fileFault(file.name, 'an XML element', 'none') };
}
