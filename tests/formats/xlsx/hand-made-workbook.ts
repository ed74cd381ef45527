import { strToU8, zipSync, type Zippable } from 'fflate';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook written by hand, part by part, so that it is not our own writer that is read. */
export interface HandMade {
  /** Rows inside `sheetData`, by tab. */
  readonly sheets: Readonly<Record<string, string>>;
  /** XML before and after `sheetData` of every sheet. */
  readonly before?: string;
  readonly after?: string;
  /** `si` elements. */
  readonly strings?: string;
  /** Number format codes; style index 0 is general, 1 the first code, and so on. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Attributes of a `sheet` element by tab, `state="hidden"` for instance. */
  readonly states?: Readonly<Record<string, string>>;
  /** Whole parts, in place of or beside the ones made here. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The parts of a hand-made workbook by name. */
export function handMadeParts(made: HandMade): Record<string, string | Uint8Array> {
  const names = Object.keys(made.sheets);
  const codes = made.formats ?? [];
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const tabs = names.map(
    (name, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}" ${made.states?.[name] ?? ''} r:id="rId${index + 1}"/>`,
  );
  const relationship = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${relationship('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${made.date1904 ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${names
      .map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
      .join(
        '',
      )}${relationship('s', 'sharedStrings', 'sharedStrings.xml')}${relationship('t', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${made.strings ?? ''}</sst>`,
    'xl/styles.xml':
      `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes
        .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escape(code)}"/>`)
        .join('')}</numFmts><fonts count="1"><font/></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${codes.length + 1}"><xf numFmtId="0" fillId="0"/>${codes
        .map((_, index) => `<xf numFmtId="${200 + index}" fillId="0"><alignment wrapText="1"/></xf>`)
        .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${HEAD}<worksheet xmlns="${MAIN}">${made.before ?? ''}<sheetData>${made.sheets[name]}</sheetData>${made.after ?? ''}</worksheet>`,
      ]),
    ),
    ...made.parts,
  };
}

/** Parts put into a zip by fflate, not by our own writer. */
export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files, { mtime: new Date(2020, 4, 17, 12, 30, 8) });
}

/** A hand-made workbook as a file. */
export function handMadeWorkbook(made: HandMade): { readonly name: string; readonly bytes: Uint8Array } {
  return { name: 'april.xlsx', bytes: zipParts(handMadeParts(made)) };
}
