import type { ColumnLayout, SheetLayout } from './sheet-layout.ts';
import { setAttribute, type TextChange } from './splice-text.ts';

/** How wide a column is to be, in characters of the standard font. */
export interface ColumnWidth {
  readonly columnIndex: number;
  readonly characterCount: number;
}

/**
 * The changes that set the widths of columns: a new `col` in its place, or where one `col` stands for several columns
 * (`min="5" max="16384"`) the part of it cut out. Columns that have a width of their own keep it.
 */
export function widenColumns(layout: SheetLayout, widths: readonly ColumnWidth[]): TextChange[] {
  // An empty list of columns is against the schema; nothing is built on it.
  if (layout.columnList && layout.columns.length === 0) return [];
  const ordered = [...widths].sort((a, b) => a.columnIndex - b.columnIndex);
  const added = new Map<number, string>();
  const changes: TextChange[] = [];
  for (const column of layout.columns) {
    const inside = ordered.filter(({ columnIndex }) => isWithin(column, columnIndex));
    const tag = layout.text.slice(column.start, column.end);
    const isOwn = /\scustomWidth\s*=\s*["'](1|true)["']/.test(tag) && column.min === column.max;
    if (inside.length === 0 || isOwn) continue;
    changes.push({ start: column.start, end: column.end, text: splitColumn(tag, column, inside) });
  }
  const listEnd = layout.columnList
    ? layout.text.lastIndexOf('<', layout.columnList.end - 1)
    : layout.data.start;
  for (const width of ordered) {
    if (layout.columns.some((column) => isWithin(column, width.columnIndex))) continue;
    const offset = layout.columns.find((column) => column.min > width.columnIndex + 1)?.start ?? listEnd;
    const number = width.columnIndex + 1;
    const text = `<${layout.prefix}col min="${number}" max="${number}" width="${width.characterCount}" customWidth="1"/>`;
    added.set(offset, (added.get(offset) ?? '') + text);
  }
  for (const [offset, columns] of added) {
    const text = layout.columnList ? columns : `<${layout.prefix}cols>${columns}</${layout.prefix}cols>`;
    changes.push({ start: offset, end: offset, text });
  }
  return changes;
}

function isWithin(column: ColumnLayout, columnIndex: number): boolean {
  return column.min <= columnIndex + 1 && columnIndex + 1 <= column.max;
}

function splitColumn(tag: string, column: ColumnLayout, widths: readonly ColumnWidth[]): string {
  const pieces: string[] = [];
  const span = (min: number, max: number): string => {
    return min > max ? '' : setAttribute(setAttribute(tag, 'min', String(min)), 'max', String(max));
  };
  let next = column.min;
  for (const { columnIndex, characterCount } of widths) {
    const number = columnIndex + 1;
    const own = setAttribute(span(number, number), 'width', String(characterCount));
    pieces.push(span(next, number - 1), setAttribute(own, 'customWidth', '1'));
    next = number + 1;
  }
  return [...pieces, span(next, column.max)].join('');
}
