import type { ColumnMenuEvents } from '../components/column-menu.ts';
import type { FilterBarEvents } from '../components/filter-bar.ts';
import type { FindBarEvents } from '../components/find-bar.ts';
import { nextSort, ROW_LANES, withValues } from '../controllers/rows/row-view.ts';
import { showAllRows, showFittingRows, showRows } from '../controllers/rows/show-rows.ts';
import { closeFind, findText, openFind, stepFind } from '../controllers/rows/find-cells.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import type { Workbench } from '../controllers/workbench.ts';
import type { HandlersOf } from '../taskpane/pane.ts';
import { goToFindBar, goToSheet } from './regions.ts';

/** Ties the line above the sheet to the workbench. */
export function filterHandlers(workbench: Workbench): HandlersOf<FilterBarEvents> {
  return {
    'lane-chosen': ({ key }) =>
      workbench.act((state) =>
        showRows(state, { ...state.view, lane: ROW_LANES.find((lane) => lane === key) ?? null }),
      ),
    'part-removed': ({ column }) => {
      workbench.act((state) => withoutPart(state, column));
      goToSheet();
    },
    'refit-asked': () => {
      workbench.act(showFittingRows);
      goToSheet();
    },
    'all-asked': () => {
      workbench.act(showAllRows);
      goToSheet();
    },
    'find-asked': () => goToFind(workbench),
  };
}

/** Ties the search to the workbench. */
export function findHandlers(workbench: Workbench): HandlersOf<FindBarEvents> {
  return {
    'find-typed': ({ text }) => workbench.act((state) => findText(state, text)),
    'find-stepped': ({ step }) => workbench.act((state) => stepFind(state, step)),
    'find-closed': () => {
      workbench.act(closeFind);
      goToSheet();
    },
  };
}

/** Opens the search, or goes back into its field. */
export function goToFind(workbench: Workbench): void {
  workbench.act(openFind);
  goToFindBar();
}

/** Ties the menu of a column to the workbench. */
export function menuHandlers(workbench: Workbench): HandlersOf<ColumnMenuEvents> {
  const close = (isDone: boolean): void => {
    workbench.act((state) => (state.columnMenu ? { ...state, columnMenu: null } : state));
    if (isDone) goToSheet();
  };
  return {
    'sort-chosen': ({ direction }) => {
      workbench.act((state) => {
        const column = state.columnMenu?.column;
        const sort = column === undefined || direction === null ? null : { column, direction };
        return showRows(state, { ...state.view, sort });
      });
      close(true);
    },
    'value-toggled': ({ text, isWanted }) => workbench.act((state) => withValue(state, text, isWanted)),
    'search-changed': ({ search }) =>
      workbench.act((state) => ({
        ...state,
        columnMenu: state.columnMenu && { ...state.columnMenu, search },
      })),
    'menu-closed': ({ isDone }) => close(isDone),
  };
}

/** Sorts by a column whose header was clicked. */
export function sortByClick(state: WorkbenchState, column: number): WorkbenchState {
  return showRows(state, { ...state.view, sort: nextSort(state.view.sort, column) });
}

function withoutPart(state: WorkbenchState, column: number | null): WorkbenchState {
  const { view } = state;
  return showRows(state, column === null ? { ...view, sort: null } : withValues(view, column, null));
}

function withValue(state: WorkbenchState, text: string, isWanted: boolean): WorkbenchState {
  const { columnMenu, view } = state;
  if (!columnMenu) return state;
  const wanted = new Set(view.values.get(columnMenu.column));
  if (isWanted) wanted.add(text);
  else wanted.delete(text);
  return showRows(state, withValues(view, columnMenu.column, wanted));
}
