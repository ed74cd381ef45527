/** How an XML file's bytes stand for characters, or in words why that is not known. */
export type XmlEncoding =
  { readonly ok: true; readonly label: string } | { readonly ok: false; readonly found: string };

/** Encodings that invoices and ledgers are written in, as their declaration names them. */
const KNOWN = new Set(
  'utf-8 utf8 us-ascii ascii iso-8859-1 iso-8859-15 latin1 latin9 windows-1252 cp1252'.split(' '),
);
/** Names that the Encoding Standard does not know. */
const OTHER_NAMES = new Map([
  ['latin9', 'iso-8859-15'],
  ['cp1252', 'windows-1252'],
]);
const DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
const DECLARATION_BYTES = 256;

/** The encoding by byte order mark, then by declaration, then UTF-8 as XML 1.0 (appendix F) has it. */
export function xmlEncoding(bytes: Uint8Array): XmlEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { ok: true, label: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { ok: true, label: 'utf-16be' };
  if (bytes[0] === 0x3c && bytes[1] === 0) return { ok: true, label: 'utf-16le' };
  if (bytes[0] === 0 && bytes[1] === 0x3c) return { ok: true, label: 'utf-16be' };
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return { ok: true, label: 'utf-8' };
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  const declared = (DECLARATION.exec(head)?.[1] ?? 'utf-8').toLowerCase();
  if (!KNOWN.has(declared)) return { ok: false, found: `XML in ${declared}` };
  return { ok: true, label: OTHER_NAMES.get(declared) ?? declared };
}
