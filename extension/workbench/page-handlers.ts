import type { JournalGridEvents } from '../components/journal-grid.ts';
import {
  confirmCell,
  confirmRow,
  pickAlternative,
  typeCells,
  useAnswerForMore,
} from '../controllers/decide.ts';
import { enterCell } from '../controllers/move-cursor.ts';
import type { Workbench } from '../controllers/workbench.ts';
import { paneHandlers } from '../taskpane/pane-handlers.ts';
import type { PageHandlers } from './page.ts';
import { goToRegion } from './regions.ts';

type Handler<Events> = { readonly [Name in keyof Events]: (detail: Events[Name]) => void };

/** Ties what happens on the page to the workbench. */
export function pageHandlers(workbench: Workbench, openDemo: () => Promise<void>): PageHandlers {
  const grid = gridHandlers(workbench);
  return {
    filePicked: ({ role, file }) => {
      void file.arrayBuffer().then((bytes) => workbench.openFile(role, { name: file.name, bytes }));
    },
    demoAsked: () => void openDemo(),
    saveAsked: () => workbench.save(),
    waitingAnswered: (isOpened) => workbench.answerWaiting(isOpened),
    grid: (name, detail) => grid[name](detail),
    pane: paneHandlers(workbench, {
      code: () => workbench.codeAll(),
      cancel: () => workbench.cancel(),
      correctMeanings: (meanings) => workbench.correctMeanings(meanings),
    }),
  };
}

function gridHandlers(workbench: Workbench): Handler<JournalGridEvents> {
  return {
    'cell-entered': (place) => workbench.act((state) => enterCell(state, place)),
    'cell-confirmed': (place) => workbench.act((state) => confirmCell(state, place)),
    'row-confirmed': ({ row }) => workbench.act((state) => confirmRow(state, row)),
    'answer-used-for-more': () => workbench.act(useAnswerForMore),
    'alternative-picked': ({ alternative, ...place }) =>
      workbench.act((state) => pickAlternative(state, place, alternative)),
    'cells-typed': ({ cells, isConfirmed }) => workbench.act((state) => typeCells(state, cells, isConfirmed)),
    'sheet-left': ({ step }) => goToRegion(step),
    'rows-shown': ({ firstRow }) => workbench.showRowsFrom(firstRow),
  };
}
