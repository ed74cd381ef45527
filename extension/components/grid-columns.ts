import type {
  CellTemplateProp,
  ColumnRegular,
  EditorCtrCallable,
  HyperFunc,
  RowHeaders,
  VNode,
} from '@revolist/revogrid';
import { texts } from '../texts/en.ts';
import type { GridCell, GridColumn, GridSheet } from './grid-sheet.ts';

/** Marks beside the lane's word, so that colour never speaks alone. */
const MARKS: Readonly<Record<GridCell['state'], string>> = {
  empty: '',
  ready: '✓',
  review: '●',
  'needs-you': '?',
  yours: '',
  accepted: '',
};

/** The grid component's columns, `widthsPx` wide. `sheet` is asked anew at each render. */
export function gridColumns(
  columns: readonly GridColumn[],
  widthsPx: readonly number[],
  sheet: () => GridSheet,
  editor: EditorCtrCallable,
): ColumnRegular[] {
  return columns.map((column, index) => {
    const common = {
      prop: index,
      name: column.header,
      size: widthsPx[index] ?? column.widthPx,
      minSize: 40,
      columnProperties: () => ({
        class: { numeric: column.isNumeric, coding: column.isCoding },
        title: column.header,
      }),
    };
    const textAt = ({ rowIndex }: { rowIndex: number }): string => sheet().text(rowIndex, index);
    if (!column.isCoding)
      return {
        ...common,
        readonly: true,
        cellProperties: (at) => ({ class: { numeric: column.isNumeric }, title: textAt(at) }),
        cellTemplate: (h, at) => h('span', { class: 'cell-text' }, textAt(at)),
      };
    return {
      ...common,
      editor,
      cellProperties: (at) => codingProperties(sheet().coding(at.rowIndex, index)),
      cellTemplate: (h, at) => codingContent(h, sheet().coding(at.rowIndex, index)),
    };
  });
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

function codingProperties(cell: GridCell | null) {
  if (!cell) return {};
  return {
    class: { coding: true, [`is-${cell.state}`]: true, deviates: cell.deviation !== null },
    'aria-label': texts.grid.cellLabel(cell),
    title: cell.deviation ?? (cell.certainty ? `${texts.states[cell.state]}, ${cell.certainty}` : ''),
  };
}

function codingContent(h: HyperFunc<VNode>, cell: GridCell | null): VNode[] {
  if (!cell) return [];
  const value = h('span', { class: 'cell-value' }, cell.value);
  const mark = MARKS[cell.state];
  if (!mark) return [value];
  return [
    value,
    h('span', { class: 'cell-lane', 'aria-hidden': 'true' }, [
      h('span', { class: 'cell-mark' }, mark),
      h('span', { class: 'cell-word' }, texts.states[cell.state]),
    ]),
  ];
}
