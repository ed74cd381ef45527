import type { InputFile } from '../input-file.ts';

const ZIP_START = [0x50, 0x4b];
const COMPOUND_START = [0xd0, 0xcf, 0x11, 0xe0];
const WORKBOOK_NAME = /\.xls[xmb]?$/i;

/**
 * Whether a file is to be read as a workbook: by its first bytes, zip archives and the compound files that old and
 * encrypted workbooks are; or by its name, so that a damaged workbook is refused as one.
 */
export function isWorkbookFile({ name, bytes }: InputFile): boolean {
  const startsWith = (start: readonly number[]): boolean =>
    start.every((byte, index) => bytes[index] === byte);
  return startsWith(ZIP_START) || startsWith(COMPOUND_START) || WORKBOOK_NAME.test(name);
}
