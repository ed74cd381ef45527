/** What stands where a workbook was expected, and what the person can do; null where it looks like a zip archive. */
export interface ContainerFault {
  readonly expected: string;
  readonly found: string;
}

const ZIP_START = [0x50, 0x4b, 0x03, 0x04];
/** Compound files of OLE 2: old Office formats and encrypted new ones. */
const COMPOUND_START = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Judges a file by its first bytes. */
export function containerFault(bytes: Uint8Array): ContainerFault | null {
  if (bytes.length === 0)
    return { expected: 'a workbook; export or save it again', found: 'an empty file of 0 bytes' };
  if (startsWith(bytes, ZIP_START, 0)) return null;
  if (startsWith(bytes, COMPOUND_START, 0)) return compoundFault(bytes);
  const textStart = startsWith(bytes, UTF8_MARK, 0) ? UTF8_MARK.length : 0;
  const isMarkup = bytes[textStart] === '<'.charCodeAt(0);
  return {
    expected: 'an .xlsx workbook; open it in Excel and save it as .xlsx, or give a text file the ending .csv',
    found: isMarkup ? 'a web page or XML text under the name of a workbook' : 'a file that is no zip archive',
  };
}

function compoundFault(bytes: Uint8Array): ContainerFault {
  if (holdsName(bytes, 'EncryptedPackage')) {
    return {
      expected: 'a workbook without a password; remove it in Excel under File, Info, Protect Workbook',
      found: 'a workbook that is password-protected',
    };
  }
  const isOldExcel = holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book');
  return {
    expected: 'an .xlsx workbook; open it in Excel and save it as .xlsx',
    found: isOldExcel ? 'a workbook in the old .xls format' : 'an old Office file that is no workbook',
  };
}

/** Looks for the name of a stream, which the directory of a compound file gives in UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const pattern = Array.from(`${name}\0`).flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = pattern[0] ?? 0;
  for (let start = bytes.indexOf(first); start !== -1; start = bytes.indexOf(first, start + 1)) {
    if (startsWith(bytes, pattern, start)) return true;
  }
  return false;
}

function startsWith(bytes: Uint8Array, pattern: readonly number[], start: number): boolean {
  return pattern.every((byte, index) => bytes[start + index] === byte);
}
