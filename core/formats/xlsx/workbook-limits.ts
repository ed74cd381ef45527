/** What a workbook may cost to read; going beyond one of these is a fault, never a silent cut. */
export interface WorkbookLimits {
  /** Unpacked size of one part: a sheet, the shared strings, the styles. */
  readonly partBytes: number;
  /** Rows of one sheet. */
  readonly rowCount: number;
  /** Columns of one sheet. */
  readonly columnCount: number;
  /** Cells of the whole workbook, blank ones to the left of a filled one included. */
  readonly cellCount: number;
  readonly sharedStringCount: number;
}

/**
 * Rows and columns are Excel's own. 256 MB of sheet XML are some 400,000 rows of twelve columns, and stay below the
 * longest text that JavaScript engines hold.
 */
export const DEFAULT_WORKBOOK_LIMITS: WorkbookLimits = {
  partBytes: 256 * 1024 * 1024,
  rowCount: 1_048_576,
  columnCount: 16_384,
  cellCount: 20_000_000,
  sharedStringCount: 4_000_000,
};
