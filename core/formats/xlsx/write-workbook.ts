import { strToU8 } from 'fflate';
import { quoteSheetName, sheetXml, type SheetToWrite } from './write-sheet.ts';
import { WRITTEN_STYLE_SHEET } from './written-styles.ts';
import { escapeXml } from './xml-text.ts';
import type { ZipPart } from './zip-record.ts';
import { writeZip } from './zip-write.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAX_NAME_LENGTH = 31;

/**
 * A new .xlsx file: header rows bold, frozen and with a filter; dates, amounts and texts formatted by column. The same
 * sheets give the same bytes. Sheet names that Excel refuses are the caller's mistake and throw.
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Uint8Array {
  checkNames(sheets.map(({ name }) => name));
  const written = sheets.map(sheetXml);
  const parts: [name: string, text: string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      workbookXml(
        sheets,
        written.map(({ filterRange }) => filterRange),
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', WRITTEN_STYLE_SHEET],
    ...written.map(({ xml }, index): [string, string] => [`xl/worksheets/sheet${index + 1}.xml`, xml]),
  ];
  return writeZip(parts.map(([name, text]): ZipPart => ({ name, bytes: strToU8(text) })));
}

function checkNames(names: readonly string[]): void {
  if (names.length === 0) throw new Error('a workbook has at least one sheet');
  for (const name of names) {
    const isFit = name.length > 0 && name.length <= MAX_NAME_LENGTH && !/[[\]:*?/\\]|^'|'$/.test(name);
    if (!isFit) throw new Error(`"${name}" is no name for a sheet`);
  }
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    throw new Error('two sheets of one name');
}

function workbookXml(sheets: readonly SheetToWrite[], filterRanges: readonly string[]): string {
  const tabs = sheets.map(({ name }, index) => {
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  });
  const filters = sheets.map(({ name }, index) => {
    const range = (filterRanges[index] ?? '').replace(/[A-Z]+|\d+/g, '$$$&');
    const attributes = `name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1"`;
    return `<definedName ${attributes}>${escapeXml(quoteSheetName(name))}!${range}</definedName>`;
  });
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${tabs.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
  );
}

function relationships(targets: readonly [kind: string, target: string][]): string {
  const members = targets.map(([kind, target], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  });
  return `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${members.join('')}</Relationships>`;
}

function contentTypes(sheetCount: number): string {
  const override = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${CONTENT_TYPE}.${kind}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    override(`worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return (
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${sheets.join('')}</Types>`
  );
}
