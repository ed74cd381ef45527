import { strToU8 } from 'fflate';
import type { Fault } from '../../domain/ledger-line.ts';
import { columnLetters } from './cell-address.ts';
import type { InputFile } from '../input-file.ts';
import type { CellContext } from './decode-cell.ts';
import { newStyleSheet, PLAIN_STYLE_SHEET } from './new-style-sheet.ts';
import { openPackage, workbookFault, type WorkbookPackage } from './open-package.ts';
import type { CellEdit } from './cell-edit.ts';
import { patchSheet } from './patch-sheet.ts';
import { readPartText } from './read-part.ts';
import { readContext } from './read-workbook.ts';
import { recalculateOnOpen } from './recalculate-on-open.ts';
import { layOutSheet } from './sheet-layout.ts';
import { MAX_CELL_FORMATS, StyleSheet } from './style-sheet.ts';
import type { ColumnWidth } from './widen-columns.ts';
import { DEFAULT_WORKBOOK_LIMITS, type WorkbookLimits } from './workbook-limits.ts';
import { partKey } from './zip-archive.ts';
import type { ZipPart } from './zip-record.ts';
import { rewriteZip } from './zip-write.ts';

/** What is to change in one sheet. */
export interface SheetEdits {
  /** Name of the tab. */
  readonly sheet: string;
  /** At most one edit a cell. */
  readonly cells: readonly CellEdit[];
  /** Widths for columns that have none of their own; set only where some cell changes. */
  readonly widths?: readonly ColumnWidth[];
}

/** The changed workbook; or every cell that must not be written to, and nothing is changed then. */
export type WorkbookPatch =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Writes cells into an .xlsx or .xlsm file in place. Only the XML of the edited cells changes, the style sheet where a
 * style is appended, and in a workbook with formulas one attribute that makes it recalculate when opened. All other
 * parts keep their bytes as they are packed. A cell that holds a value or a formula, or is part of merged cells or of
 * an array formula, is refused. Where every cell already is as asked, the bytes that came in are returned.
 */
export function patchWorkbook(
  file: InputFile,
  edits: readonly SheetEdits[],
  limits: WorkbookLimits = DEFAULT_WORKBOOK_LIMITS,
): WorkbookPatch {
  if (new Set(edits.map(({ sheet }) => sheet)).size < edits.length)
    throw new Error('two lists of edits for one sheet');
  const opening = openPackage(file, limits);
  if (!opening.ok) return { ok: false, faults: [opening.fault] };
  const { book } = opening;
  const context = readContext(book, limits);
  if (typeof context === 'string') return refuse(file, context);
  const styles = readStyles(book, limits);
  if (typeof styles === 'string') return refuse(file, styles);

  const replaced = new Map<string, Uint8Array>();
  let hasFormulas = book.hasCalculationChain;
  for (const sheetEdits of edits) {
    const change = changeSheet(file, book, sheetEdits, context, styles, limits);
    if (!change.ok) return change;
    hasFormulas ||= change.hasFormulas;
    if (change.text !== null) replaced.set(change.key, strToU8(change.text));
  }
  if (replaced.size === 0) return { ok: true, bytes: file.bytes };
  if (styles.formatCount > MAX_CELL_FORMATS)
    return refuse(file, `more than ${MAX_CELL_FORMATS} cell formats`);
  return assemble(file, book, styles, hasFormulas, replaced, limits);
}

type SheetChange =
  | { readonly ok: true; readonly key: string; readonly text: string | null; readonly hasFormulas: boolean }
  | { readonly ok: false; readonly faults: readonly Fault[] };

function changeSheet(
  file: InputFile,
  book: WorkbookPackage,
  edits: SheetEdits,
  context: CellContext,
  styles: StyleSheet,
  limits: WorkbookLimits,
): SheetChange {
  const { sheet } = edits;
  const part = book.sheets.find(({ name }) => name === sheet);
  if (!part) return refuse(file, `no sheet "${sheet}"`);
  const source = readPartText(book.archive, part.entry, limits.partBytes);
  if (!source.ok) return refuse(file, source.found, sheet);
  const layout = layOutSheet(
    source.text,
    edits.cells.map(({ rowNumber }) => rowNumber),
  );
  if (typeof layout === 'string') return refuse(file, layout, sheet);
  const patch = patchSheet({ layout, context, styles }, edits.cells, edits.widths ?? []);
  if (patch.ok) {
    const text = patch.text === source.text ? null : patch.text;
    return { ok: true, key: partKey(part.entry.name), text, hasFormulas: layout.hasFormulas };
  }
  const faults = patch.refused.map(({ rowNumber, columnIndex, found }) => ({
    ...workbookFault(file.name, found, { sheet, row: rowNumber, expected: 'a blank cell to write to' }),
    column: columnLetters(columnIndex),
  }));
  return { ok: false, faults };
}

function assemble(
  file: InputFile,
  book: WorkbookPackage,
  styles: StyleSheet,
  hasFormulas: boolean,
  replaced: Map<string, Uint8Array>,
  limits: WorkbookLimits,
): WorkbookPatch {
  const added: ZipPart[] = [];
  const stylesText = styles.changedText();
  if (stylesText !== null && book.styles) replaced.set(partKey(book.styles.name), strToU8(stylesText));
  else if (stylesText !== null) {
    const fresh = newStyleSheet(book, stylesText, limits.partBytes);
    if (typeof fresh === 'string') return refuse(file, fresh);
    added.push(fresh.added);
    for (const [key, bytes] of fresh.replaced) replaced.set(key, bytes);
  }
  if (hasFormulas) {
    const source = readPartText(book.archive, book.workbook, limits.partBytes);
    const changed = source.ok ? recalculateOnOpen(source.text) : source;
    if (!source.ok || !changed.ok) return refuse(file, changed.ok ? '' : changed.found);
    if (changed.text !== source.text) replaced.set(partKey(book.workbook.name), strToU8(changed.text));
  }
  return { ok: true, bytes: rewriteZip(book.archive, replaced, added) };
}

function readStyles(book: WorkbookPackage, limits: WorkbookLimits): StyleSheet | string {
  const source = book.styles ? readPartText(book.archive, book.styles, limits.partBytes) : PLAIN;
  if (!source.ok) return source.found;
  const styles = StyleSheet.parse(source.text);
  return typeof styles === 'string' ? `${book.styles?.name ?? 'styles.xml'}: ${styles}` : styles;
}

const PLAIN = { ok: true, text: PLAIN_STYLE_SHEET } as const;

function refuse(
  file: InputFile,
  found: string,
  sheet?: string,
): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: [workbookFault(file.name, found, sheet === undefined ? {} : { sheet })] };
}
