import type { JournalGridEvents } from '../components/journal-grid.ts';
import type { RefusedFileEvents } from '../components/refused-file.ts';
import type { SuggestionPaneEvents } from '../components/suggestion-pane.ts';
import {
  acceptCell,
  acceptReady,
  confirmCell,
  confirmRow,
  pickAlternative,
  pickValue,
  setLearning,
  typeCells,
  undo,
  useAnswerForMore,
} from '../controllers/decide.ts';
import { enterCell, goToException } from '../controllers/move-cursor.ts';
import type { Workbench } from '../controllers/workbench.ts';
import type { PageHandlers } from './page.ts';
import { goToRegion } from './regions.ts';

type Handler<Events> = { readonly [Name in keyof Events]: (detail: Events[Name]) => void };

/** Ties what happens on the page to the workbench. */
export function pageHandlers(workbench: Workbench, openDemo: () => Promise<void>): PageHandlers {
  const grid = gridHandlers(workbench);
  const pane = paneHandlers(workbench);
  const refused = refusedHandlers(workbench);
  return {
    filePicked: ({ role, file }) => {
      void file.arrayBuffer().then((bytes) => workbench.openFile(role, { name: file.name, bytes }));
    },
    demoAsked: () => void openDemo(),
    saveAsked: () => workbench.save(),
    waitingAnswered: (isOpened) => workbench.answerWaiting(isOpened),
    taskCancelled: () => workbench.cancel(),
    acted: (action) => {
      if (action === 'coding-asked') workbench.code();
      else if (action === 'ready-accepted') workbench.act(acceptReady);
      else if (action === 'undo-asked') workbench.act(undo);
      else workbench.act((state) => goToException(state, 1));
    },
    grid: (name, detail) => grid[name](detail),
    pane: (name, detail) => pane[name](detail),
    refused: (name, detail) => refused[name](detail),
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

function paneHandlers(workbench: Workbench): Handler<SuggestionPaneEvents> {
  const row = (): number => workbench.state.cursor?.row ?? 0;
  return {
    'cell-accepted': ({ dimension }) =>
      workbench.act((state) => acceptCell(state, { row: row(), dimension })),
    'row-accepted': () => workbench.act((state) => confirmRow(state, row())),
    'value-picked': (picked) => workbench.act((state) => pickValue(state, { row: row(), ...picked })),
    'answer-used-for-more': () => workbench.act(useAnswerForMore),
    'learning-set': ({ learns }) => workbench.act((state) => setLearning(state, row(), learns)),
  };
}

function refusedHandlers(workbench: Workbench): Handler<RefusedFileEvents> {
  return {
    'meanings-corrected': (meanings) => workbench.correctMeanings(meanings),
    'refusal-closed': () => workbench.act((state) => ({ ...state, refused: null })),
  };
}
