import { spliceText } from './splice-text.ts';
import { readPartText } from './read-part.ts';
import type { WorkbookPackage } from './open-package.ts';
import { partKey, type ZipEntry } from './zip-archive.ts';
import type { ZipPart } from './zip-record.ts';
import { strToU8 } from 'fflate';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
const CONTENT_TYPES_NAME = '[Content_Types].xml';

/** A style sheet with nothing but what every workbook has: one font, two fills, one cell format. */
export const PLAIN_STYLE_SHEET =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${NAMESPACE}">` +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** What a workbook without a style sheet needs to get one: the part, and the two parts that have to name it. */
export interface NewStyleSheet {
  readonly added: ZipPart;
  /** New contents by part key. */
  readonly replaced: ReadonlyMap<string, Uint8Array>;
}

/** Puts a style sheet into a workbook that has none; a text says why it cannot be done. */
export function newStyleSheet(
  book: WorkbookPackage,
  styles: string,
  maxBytes: number,
): NewStyleSheet | string {
  const folder = book.workbook.name.slice(0, book.workbook.name.lastIndexOf('/') + 1);
  const name = `${folder}styles.xml`;
  const types = book.archive.byName.get(partKey(CONTENT_TYPES_NAME));
  if (!types) return `a workbook without ${CONTENT_TYPES_NAME}`;
  if (book.archive.byName.has(partKey(name)))
    return `${name}, which the workbook does not name as its styles`;
  const replaced = new Map<string, Uint8Array>();
  const members: readonly [ZipEntry, string, string][] = [
    [types, 'Types', `Override PartName="/${name}" ContentType="${CONTENT_TYPE}"`],
    [
      book.workbookRelationships,
      'Relationships',
      `Relationship Id="konteraStyles" Type="${RELATIONSHIP}" Target="/${name}"`,
    ],
  ];
  for (const [entry, list, member] of members) {
    const part = readPartText(book.archive, entry, maxBytes);
    if (!part.ok) return part.found;
    const end = new RegExp(`</([^\\s<>/:]+:)?${list}\\s*>\\s*$`).exec(part.text);
    if (!end) return `${entry.name} without an end`;
    const text = spliceText(part.text, [
      { start: end.index, end: end.index, text: `<${end[1] ?? ''}${member}/>` },
    ]);
    replaced.set(partKey(entry.name), strToU8(text));
  }
  return { added: { name, bytes: strToU8(styles) }, replaced };
}
