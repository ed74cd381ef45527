import type {
  CellProps,
  CellTemplateProp,
  ColumnRegular,
  EditorCtrCallable,
  HyperFunc,
  RowHeaders,
  VNode,
} from '@revolist/revogrid';
import { texts } from '../texts/texts.ts';
import type { GridCell, GridColumn, GridSheet } from './grid-sheet.ts';
import { STATE_MARKS } from './state-marks.ts';

/** The grid component's columns, `widthsPx` wide. `sheet` is asked anew at each render. */
export function gridColumns(
  columns: readonly GridColumn[],
  widthsPx: readonly number[],
  sheet: () => GridSheet,
  editor: EditorCtrCallable,
): ColumnRegular[] {
  return columns.map((column, index) => {
    const { header, isNumeric, isCoding } = column;
    return {
      prop: index,
      name: header,
      size: widthsPx[index] ?? column.widthPx,
      minSize: 40,
      columnProperties: () => ({
        role: 'columnheader',
        'aria-colindex': String(index + 1),
        class: { numeric: isNumeric, coding: isCoding },
        title: header,
      }),
      columnTemplate: (h: HyperFunc<VNode>) => headerContent(h, header),
      ...(isCoding ? { editor, ...codingCells(index, sheet) } : textCells(index, isNumeric, sheet)),
    };
  });
}

/** The button is for the mouse: by keyboard the menu opens from any cell of the column. */
function headerContent(h: HyperFunc<VNode>, header: string): VNode[] {
  return [
    h('span', { class: 'header-name' }, header),
    h('span', { class: 'header-mark', 'aria-hidden': 'true' }),
    h(
      'button',
      { class: 'header-menu', tabindex: -1, 'aria-label': texts.rows.menu({ column: header }) },
      '▾',
    ),
  ];
}

function codingCells(column: number, sheet: () => GridSheet): Partial<ColumnRegular> {
  return {
    readonly: ({ rowIndex }) => sheet().coding(rowIndex, column)?.isLocked ?? false,
    cellProperties: ({ rowIndex }) =>
      codingProperties(column, sheet().coding(rowIndex, column), sheet().isFound(rowIndex, column)),
    cellTemplate: (h, { rowIndex }) => codingContent(h, sheet().coding(rowIndex, column)),
  };
}

function textCells(column: number, numeric: boolean, sheet: () => GridSheet): Partial<ColumnRegular> {
  return {
    readonly: true,
    cellProperties: ({ rowIndex }) =>
      cellProperties(
        column,
        { numeric, 'is-found': sheet().isFound(rowIndex, column) },
        { title: sheet().text(rowIndex, column) },
      ),
    cellTemplate: (h, { rowIndex }) => h('span', { class: 'cell-text' }, sheet().text(rowIndex, column)),
  };
}

/** The column of row numbers. */
export function rowNumberColumn(sheet: () => GridSheet, widthPx: number): RowHeaders {
  return {
    prop: 'row-number',
    name: '',
    size: widthPx,
    cellTemplate: (h: HyperFunc<VNode>, at: CellTemplateProp) =>
      h('span', { class: 'row-number' }, sheet().rowLabel(at.rowIndex)),
  };
}

function cellProperties(
  column: number,
  classes: Readonly<Record<string, boolean>>,
  others: Readonly<Record<string, string>>,
): CellProps {
  return { role: 'gridcell', 'aria-colindex': String(column + 1), tabindex: -1, class: classes, ...others };
}

function codingProperties(column: number, cell: GridCell | null, isFound: boolean): CellProps {
  if (!cell) return cellProperties(column, { coding: true }, {});
  const certainty = cell.certainty ? `${texts.states[cell.state]}, ${cell.certainty}` : '';
  const title = [cell.name, cell.deviation ?? certainty].filter((part) => part !== '').join(' · ');
  return cellProperties(
    column,
    {
      coding: true,
      [`is-${cell.state}`]: true,
      'is-found': isFound,
      deviates: cell.deviation !== null,
      locked: cell.isLocked,
    },
    { 'aria-label': cellLabel(cell), title },
  );
}

function codingContent(h: HyperFunc<VNode>, cell: GridCell | null): VNode[] {
  if (!cell) return [];
  const mark = STATE_MARKS[cell.state];
  const isSuggestedBlank = cell.value === '' && (cell.state === 'ready' || cell.state === 'review');
  const value = h(
    'span',
    { class: { 'cell-value': true, blank: isSuggestedBlank } },
    isSuggestedBlank ? texts.pane.blank : cell.value,
  );
  if (!mark) return [value];
  return [
    value,
    h('span', { class: 'cell-lane', 'aria-hidden': 'true' }, [
      h('span', { class: 'cell-mark' }, mark),
      h('span', { class: 'cell-word' }, texts.states[cell.state]),
    ]),
  ];
}

/** What a screen reader says of a coding cell. */
function cellLabel(cell: GridCell): string {
  const state = cell.isLocked ? texts.locked : texts.states[cell.state];
  // What the eye sees comes first, so that speech control finds the cell by it.
  const said = [cell.value || texts.pane.blank, state, cell.name, cell.certainty, cell.deviation ?? ''];
  return said.filter((part) => part !== '').join(', ');
}
