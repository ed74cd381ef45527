/** Formats of the workbooks we write, in the order of their style indexes. */
export const WRITTEN_FORMATS = ['general', 'header', 'title', 'text', 'date', 'amount', 'percent'] as const;

/** One of them. */
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

const cellFormat = (numFmtId: number, fontId = 0, fillId = 0, borderId = 0): string =>
  `<xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"` +
  `${numFmtId ? ' applyNumberFormat="1"' : ''}${fontId ? ' applyFont="1"' : ''}` +
  `${fillId ? ' applyFill="1"' : ''}${borderId ? ' applyBorder="1"' : ''}/>`;

/** By format: 49 is text, 164 our own date, 4 `#,##0.00`, 9 `0%` (ISO/IEC 29500-1, 18.8.30). */
const CELL_FORMATS: Readonly<Record<WrittenFormat, string>> = {
  general: cellFormat(0),
  header: cellFormat(49, 1, 2, 1),
  title: cellFormat(49, 1),
  text: cellFormat(49),
  date: cellFormat(164),
  amount: cellFormat(4),
  percent: cellFormat(9),
};

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>';

/** The text of styles.xml for workbooks we write. */
export const WRITTEN_STYLE_SHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FF8A8F98"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${WRITTEN_FORMATS.length}">${WRITTEN_FORMATS.map((format) => CELL_FORMATS[format]).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
