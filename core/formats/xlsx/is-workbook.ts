import type { InputFile } from '../input-file.ts';

const ZIP_START = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP_START = [0x50, 0x4b, 0x05, 0x06];
const COMPOUND_START = [0xd0, 0xcf, 0x11, 0xe0];
const WORKBOOK_NAME = /\.xls[xmb]?$/i;

/**
 * Whether a file is to be read as a workbook: by its first bytes, zip archives and the compound files that old and
 * encrypted workbooks are; or by its name, so that a damaged workbook is refused as one.
 */
export function isWorkbookFile({ name, bytes }: InputFile): boolean {
  const starts = [ZIP_START, EMPTY_ZIP_START, COMPOUND_START];
  const hasStart = starts.some((start) => start.every((byte, index) => bytes[index] === byte));
  return hasStart || WORKBOOK_NAME.test(name);
}
