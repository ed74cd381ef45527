import type { ColumnMenuView } from '../../components/column-menu.ts';
import type { FilterBarView } from '../../components/filter-bar.ts';
import { columnValues } from '../../controllers/rows/column-values.ts';
import { laneCounts } from '../../controllers/rows/row-lanes.ts';
import { isFiltering, ROW_LANES } from '../../controllers/rows/row-view.ts';
import { unfitRowCount } from '../../controllers/rows/show-rows.ts';
import { shownCount } from '../../controllers/rows/shown-rows.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';

/** What the line above the sheet says of a state. */
export function filterBarView(state: WorkbenchState): FilterBarView {
  const { view, rows } = state;
  const counts = laneCounts(state);
  const lanes = ROW_LANES.map((key) => ({ key, label: laneLabel(texts.rows.lanes[key], counts[key]) }));
  const unfit = unfitRowCount(state);
  return {
    lanes: [{ key: '', label: laneLabel(texts.rows.all, rows.length) }, ...lanes],
    lane: view.lane ?? '',
    shown: isFiltering(view) ? texts.rows.shownOf({ count: shownCount(state), total: rows.length }) : '',
    parts: [...sortPart(state), ...valueParts(state)],
    refit: unfit > 0 ? texts.rows.refit({ count: unfit }) : '',
  };
}

/** What the open menu shows; null where none is open. */
export function columnMenuView(state: WorkbenchState): ColumnMenuView | null {
  const { columnMenu, view } = state;
  if (!columnMenu) return null;
  const { column, search } = columnMenu;
  return {
    header: headerOf(state, column),
    sort: view.sort?.column === column ? view.sort.direction : null,
    search,
    ...columnValues(state, column, search),
  };
}

function laneLabel(name: string, count: number): string {
  return texts.rows.choice({ name, count });
}

function sortPart(state: WorkbenchState): FilterBarView['parts'] {
  const { sort } = state.view;
  if (!sort) return [];
  const label = texts.rows.sorted[sort.direction]({ column: headerOf(state, sort.column) });
  return [{ column: null, label }];
}

function valueParts(state: WorkbenchState): FilterBarView['parts'] {
  return [...state.view.values].map(([column, wanted]) => {
    const [first = '', ...others] = wanted;
    const words = { column: headerOf(state, column), value: first === '' ? texts.pane.blank : first };
    const label =
      others.length === 0
        ? texts.rows.wanted(words)
        : texts.rows.wantedMore({ ...words, count: others.length });
    return { column, label };
  });
}

function headerOf({ journal }: WorkbenchState, column: number): string {
  return journal?.columns[column]?.header ?? '';
}
