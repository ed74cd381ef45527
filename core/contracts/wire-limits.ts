/** What one request or reply may hold at most; a limit that is passed is reported by its name. */
export const WIRE_LIMITS = {
  /** Bytes of a JSON body, after unpacking. */
  bodyBytes: 4 * 2 ** 20,
  /** Objects and arrays inside one another. */
  jsonDepth: 16,
  /** Characters (UTF-16 units) of a name on one line. */
  nameLength: 200,
  /** Characters of a code of a dimension. */
  codeLength: 64,
  /** Characters of a line's text. */
  textLength: 2_000,
  /** Characters of a setting of a connection. */
  settingLength: 4_000,
  dimensionCount: 15,
  headerFieldCount: 16,
  /** Decisions in one batch, lines of one draft. */
  batchSize: 500,
  /** Ranges of codes that one value may stand beside in one dimension. */
  rangeCount: 200,
  /** Entries of one page. */
  pageSize: 500,
  usualPageSize: 100,
  cursorLength: 512,
  embedOriginCount: 20,
  connectionSettingCount: 32,
} as const;
