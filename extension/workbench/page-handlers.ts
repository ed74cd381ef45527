import type { GridPlace } from '../components/grid-sheet.ts';
import type { JournalGridEvents, TypedCell } from '../components/journal-grid.ts';
import {
  confirmCell,
  confirmRow,
  pickAlternative,
  typeCells,
  useAnswerForMore,
} from '../controllers/decide.ts';
import { enterCell } from '../controllers/move-cursor.ts';
import type { SaveDesk } from '../controllers/saving/save-desk.ts';
import { pasteIntoRange } from '../controllers/rows/paste-cells.ts';
import { placeInFile } from '../controllers/rows/show-rows.ts';
import type { SheetPlace, WorkbenchState } from '../controllers/workbench-state.ts';
import type { Workbench } from '../controllers/workbench.ts';
import { paneHandlers } from '../taskpane/pane-handlers.ts';
import type { HandlersOf } from '../taskpane/pane.ts';
import type { PageHandlers } from './page.ts';
import { contentOf, pickJournal } from './choose-file.ts';
import { goToRegion, placeMenu } from './regions.ts';
import { filterHandlers, findHandlers, menuHandlers, sortByClick } from './row-handlers.ts';

/** Ties what happens on the page to the workbench. */
export function pageHandlers(
  workbench: Workbench,
  saving: SaveDesk,
  openDemo: () => Promise<void>,
): PageHandlers {
  const grid = gridHandlers(workbench);
  const filter = filterHandlers(workbench);
  const find = findHandlers(workbench);
  const menu = menuHandlers(workbench);
  return {
    filePicked: ({ role, file, handle }) => {
      void Promise.resolve(handle ?? null)
        .then((place) => contentOf(file, place))
        .then((content) => workbench.openFile(role, content));
    },
    journalAsked: () => {
      void pickJournal().then((content) => content && workbench.openFile('journal', content));
    },
    demoAsked: () => void openDemo(),
    saveAsked: () => void saving.save(),
    copyAsked: () => void saving.saveCopy(),
    changedAnswered: (overwrites) => void saving.answerChanged(overwrites),
    savesInto: () => saving.savesInto,
    waitingAnswered: (isOpened) => workbench.answerWaiting(isOpened),
    grid: (name, detail) => grid[name](detail),
    filter: (name, detail) => filter[name](detail),
    menu: (name, detail) => menu[name](detail),
    find: (name, detail) => find[name](detail),
    pane: paneHandlers(workbench, {
      code: () => workbench.codeAll(),
      cancel: () => workbench.cancel(),
      correctMeanings: (meanings) => workbench.correctMeanings(meanings),
    }),
  };
}

/** The grid counts rows as it shows them; what is done is done to the rows of the file. */
function gridHandlers(workbench: Workbench): HandlersOf<JournalGridEvents> {
  const at = (place: GridPlace, change: (state: WorkbenchState, place: SheetPlace) => WorkbenchState): void =>
    workbench.act((state) => {
      const inFile = placeInFile(state, place);
      return inFile ? change(state, inFile) : state;
    });
  return {
    'cell-entered': (place) => at(place, enterCell),
    'cell-confirmed': (place) => at(place, confirmCell),
    'row-confirmed': (place) => at(place, (state, { row }) => confirmRow(state, row)),
    'answer-used-for-more': () => workbench.act(useAnswerForMore),
    'alternative-picked': ({ alternative, ...place }) =>
      at(place, (state, inFile) => pickAlternative(state, inFile, alternative)),
    'cells-typed': ({ cells, isConfirmed }) =>
      workbench.act((state) => typeCells(state, cellsInFile(state, cells), isConfirmed)),
    'text-pasted': ({ range, plain }) => workbench.act((state) => pasteIntoRange(state, range, plain)),
    'header-clicked': ({ column }) => workbench.act((state) => sortByClick(state, column)),
    'column-menu-asked': ({ column, leftPx }) => {
      placeMenu(leftPx);
      workbench.act((state) => (state.session ? { ...state, columnMenu: { column, search: '' } } : state));
    },
    'sheet-left': ({ step }) => goToRegion(step),
    'rows-shown': ({ firstRow }) => workbench.showRowsFrom(firstRow),
  };
}

function cellsInFile(
  state: WorkbenchState,
  cells: readonly TypedCell[],
): (SheetPlace & { readonly value: string })[] {
  return cells.flatMap((cell) => {
    const place = placeInFile(state, cell);
    return place ? [{ ...place, value: cell.value }] : [];
  });
}
