import type { ActionBarEvents } from '../components/action-bar.ts';
import type { ExceptionListEvents } from '../components/exception-list.ts';
import type { SuggestionPaneEvents } from '../components/suggestion-pane.ts';
import {
  acceptAbove,
  acceptCell,
  acceptColumn,
  acceptReady,
  confirmRow,
  pickValue,
  setLearning,
  takeRows,
  undo,
  useAnswerForMore,
} from '../controllers/decide.ts';
import { goToException, goToRow } from '../controllers/move-cursor.ts';
import type { Workbench } from '../controllers/workbench.ts';
import type { ColumnMeanings } from '../worker/messages.ts';
import type { HandlersOf, PaneHandlers } from './pane.ts';
import { exceptionGroups } from './views/exceptions-view.ts';

/** What happens in the pane that is not the workbench's own business. */
export interface PaneErrands {
  /** Codes the rows selected in the sheet, or all. */
  code(): void;
  cancel(): void;
  correctMeanings(meanings: ColumnMeanings): void;
}

/** Ties what happens in the pane to the workbench. */
export function paneHandlers(workbench: Workbench, errands: PaneErrands): PaneHandlers {
  const [actions, exceptions, row] = [
    actionHandlers(workbench, errands),
    listHandlers(workbench),
    rowHandlers(workbench),
  ];
  return {
    actions: (name, detail) => actions[name](detail),
    exceptions: (name, detail) => exceptions[name](detail),
    row: (name, detail) => row[name](detail),
    refused: (name, detail) => {
      // Which file it was stands in the refusal: the correction comes before the refusal goes.
      if (name === 'meanings-corrected' && detail) errands.correctMeanings(detail);
      workbench.act((state) => ({ ...state, refused: null }));
    },
    taskCancelled: () => errands.cancel(),
  };
}

function actionHandlers(workbench: Workbench, errands: PaneErrands): HandlersOf<ActionBarEvents> {
  return {
    'coding-asked': () => errands.code(),
    'ready-accepted': () => workbench.act(acceptReady),
    'next-exception-asked': () => workbench.act((state) => goToException(state, 1)),
    'undo-asked': () => workbench.act(undo),
    'withdrawal-asked': () => workbench.withdraw(),
    'column-accepted': ({ dimension }) => workbench.act((state) => acceptColumn(state, dimension)),
    'above-accepted': ({ confidence }) => workbench.act((state) => acceptAbove(state, confidence)),
  };
}

function listHandlers(workbench: Workbench): HandlersOf<ExceptionListEvents> {
  return {
    'exception-chosen': ({ entry }) =>
      workbench.act((state) => {
        const row = exceptionGroups(state)[entry]?.rows[0];
        return row === undefined ? state : goToRow(state, row);
      }),
    'group-taken': ({ entry }) =>
      workbench.act((state) => takeRows(state, exceptionGroups(state)[entry]?.rows ?? [])),
  };
}

function rowHandlers(workbench: Workbench): HandlersOf<SuggestionPaneEvents> {
  const row = (): number => workbench.state.cursor?.row ?? 0;
  return {
    'cell-accepted': ({ dimension }) =>
      workbench.act((state) => acceptCell(state, { row: row(), dimension })),
    'row-accepted': () => workbench.act((state) => confirmRow(state, row())),
    'row-taken': () => workbench.act((state) => takeRows(state, [row()])),
    'value-picked': (picked) => workbench.act((state) => pickValue(state, { row: row(), ...picked })),
    'answer-used-for-more': () => workbench.act(useAnswerForMore),
    'learning-set': ({ learns }) => workbench.act((state) => setLearning(state, row(), learns)),
  };
}
