import type { Fault } from '../../domain/ledger-line.ts';
import type { InputFile } from '../input-file.ts';
import { containerFault } from './container-fault.ts';
import { scanPart } from './read-part.ts';
import { RelationshipsVisitor, resolveTarget, type Relationship } from './relationships.ts';
import type { DateSystem } from './serial-date.ts';
import type { WorkbookLimits } from './workbook-limits.ts';
import { WorkbookVisitor } from './workbook-visitor.ts';
import { openZip, partKey, type ZipArchive, type ZipEntry } from './zip-archive.ts';

/** One worksheet and where its XML lies. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

/** A workbook whose parts are found but not yet read. */
export interface WorkbookPackage {
  readonly archive: ZipArchive;
  /** Worksheets in the order of the tabs; chart and dialog sheets are no tables and not among them. */
  readonly sheets: readonly SheetPart[];
  readonly strings: ZipEntry | null;
  readonly styles: ZipEntry | null;
  /** Excel keeps one where the workbook has formulas. */
  readonly hasCalculationChain: boolean;
  readonly workbook: ZipEntry;
  readonly workbookRelationships: ZipEntry;
  readonly dateSystem: DateSystem;
}

/** A workbook's parts, or what is wrong with the file. */
export type PackageOpening =
  { readonly ok: true; readonly book: WorkbookPackage } | { readonly ok: false; readonly fault: Fault };

const SAVE_AGAIN = 'a workbook that opens in Excel without repair; open it there and save it again as .xlsx';

/** A fault of a whole workbook file, or of one sheet's row. */
export function workbookFault(
  file: string,
  found: string,
  place: { readonly sheet?: string; readonly row?: number; readonly expected?: string } = {},
): Fault {
  return {
    file,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: null,
    expected: place.expected ?? SAVE_AGAIN,
    found: found.slice(0, 80),
  };
}

/** Finds the parts of an .xlsx or .xlsm file by its relationships (ISO/IEC 29500-2). */
export function openPackage(file: InputFile, limits: WorkbookLimits): PackageOpening {
  const refuse = (found: string, expected?: string): PackageOpening => {
    return { ok: false, fault: workbookFault(file.name, found, expected === undefined ? {} : { expected }) };
  };
  const wrongContainer = containerFault(file.bytes);
  if (wrongContainer) return refuse(wrongContainer.found, wrongContainer.expected);
  const opening = openZip(file.bytes);
  if (!opening.ok) return refuse(opening.found, 'a whole .xlsx workbook; copy or export it again');
  const workbook = findWorkbook(opening.archive, limits);
  if (typeof workbook === 'string') return refuse(workbook);
  const [entry, relationshipsEntry] = workbook;
  if (entry.name.toLowerCase().endsWith('.bin')) {
    return refuse('a binary workbook (.xlsb)', 'an .xlsx workbook; open it in Excel and save it as .xlsx');
  }
  const book = readBook(opening.archive, entry, relationshipsEntry, limits);
  return typeof book === 'string' ? refuse(book) : { ok: true, book };
}

function readBook(
  archive: ZipArchive,
  workbook: ZipEntry,
  workbookRelationships: ZipEntry,
  limits: WorkbookLimits,
): WorkbookPackage | string {
  const relationships = readRelationships(archive, workbookRelationships, limits);
  if (typeof relationships === 'string') return relationships;
  const visitor = new WorkbookVisitor();
  const fault = scanPart(archive, workbook, limits.partBytes, visitor);
  if (fault !== null) return `${workbook.name}: ${fault}`;

  const partOf = (relationship: Relationship | undefined): ZipEntry | null =>
    (relationship && archive.byName.get(partKey(resolveTarget(workbook.name, relationship.target)))) ?? null;
  const ofKind = (kind: string): ZipEntry | null => partOf(relationships.find((one) => one.kind === kind));
  const sheets: SheetPart[] = [];
  for (const sheet of visitor.sheets) {
    const relationship = relationships.find((one) => one.id === sheet.relationshipId);
    if (relationship && relationship.kind !== 'worksheet') continue;
    const part = partOf(relationship);
    if (!part) return `no part for sheet "${sheet.name}"`;
    sheets.push({ name: sheet.name, isHidden: sheet.isHidden, entry: part });
  }
  if (sheets.length === 0) return 'a workbook without worksheets';
  return {
    archive,
    sheets,
    strings: ofKind('sharedStrings'),
    styles: ofKind('styles'),
    hasCalculationChain: ofKind('calcChain') !== null,
    workbook,
    workbookRelationships,
    dateSystem: visitor.dateSystem,
  };
}

/** The workbook part and its relationships, or what was found instead. */
function findWorkbook(archive: ZipArchive, limits: WorkbookLimits): [ZipEntry, ZipEntry] | string {
  if (archive.byName.has('mimetype')) return 'an OpenDocument file, not an .xlsx workbook';
  const root = archive.byName.get('_rels/.rels');
  if (!root) return 'a zip archive that is no workbook';
  const relationships = readRelationships(archive, root, limits);
  if (typeof relationships === 'string') return relationships;
  const target = relationships.find((one) => one.kind === 'officeDocument')?.target ?? '';
  const entry = archive.byName.get(partKey(resolveTarget('', target)));
  if (!entry) return 'an Office file without its main part';
  const slash = entry.name.lastIndexOf('/') + 1;
  const relationshipsName = `${entry.name.slice(0, slash)}_rels/${entry.name.slice(slash)}.rels`;
  const own = archive.byName.get(partKey(relationshipsName));
  return own ? [entry, own] : `an Office file without ${relationshipsName}`;
}

function readRelationships(
  archive: ZipArchive,
  entry: ZipEntry,
  limits: WorkbookLimits,
): readonly Relationship[] | string {
  const visitor = new RelationshipsVisitor();
  const fault = scanPart(archive, entry, limits.partBytes, visitor);
  return fault === null ? visitor.relationships : `${entry.name}: ${fault}`;
}
