import { DEFAULT_LANE_LIMITS, type LaneLimits } from '../../core/domain/lane.ts';
import type { Fault } from '../../core/domain/ledger-line.ts';
import type {
  ColumnMeanings,
  FileRole,
  JournalRow,
  LearnedHistory,
  OpenedJournal,
  PastPosting,
  TaskKind,
} from '../worker/messages.ts';
import { AS_IN_FILE, type RowView } from './rows/row-view.ts';
import type { Session } from './session/session.ts';

/** Long work under way; `total` 0 where it is not known. */
export interface Task {
  readonly kind: TaskKind;
  readonly done: number;
  readonly total: number;
}

/** A file that could not be read or written, or some rows of it. */
export interface RefusedFile {
  readonly role: FileRole;
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Null where correcting the columns' meanings would not help. */
  readonly meanings: ColumnMeanings | null;
  /** `partly-read`: the rest of the file is in use; `unsaved`: the coded copy could not be written. */
  readonly outcome: 'unread' | 'partly-read' | 'unsaved';
}

/** A coded journal, ready to be put into a file. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** Cells that a person accepted or typed. */
  readonly cellCount: number;
}

/** A place in the journal, from 0; the row counts as in the file, wherever the sheet shows it. */
export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

/** What is looked for, and where the cursor stood when the search began. */
export interface Find {
  /** '' finds nothing. */
  readonly text: string;
  readonly from: SheetPlace | null;
}

/** All that the workbench knows and shows. A value. */
export interface WorkbenchState {
  /** Whether journal and history are the demo company's. */
  readonly isDemo: boolean;
  readonly journal: OpenedJournal | null;
  /** Rows of the journal; fewer than its `rowCount` while it is being read. */
  readonly rows: readonly JournalRow[];
  /** Places of the rows in the order in which the sheet shows them, without those it does not; null: as they are. */
  readonly order: readonly number[] | null;
  /** What was asked for when `order` was made; beside another program's sheet always all, as in the file. */
  readonly view: RowView;
  /** The column whose menu is open, and what was searched for in it; null where none is. */
  readonly columnMenu: { readonly column: number; readonly search: string } | null;
  /** Null until all rows are there. */
  readonly session: Session | null;
  /** Names of codes, by the journal's dimensions; empty where its workbook has no lists of them. */
  readonly names: readonly ReadonlyMap<string, string>[];
  readonly history: LearnedHistory | null;
  /** The coding run whose suggestions are wanted; those of earlier ones are not. */
  readonly run: number;
  /** Whose rows are coded again when something was learned: all, or those that were asked for. */
  readonly scope: 'all' | 'asked';
  /** Whether the run under way codes some rows only, whatever the scope is. */
  readonly isPartialRun: boolean;
  /** From which confidence a suggestion is in a lane. */
  readonly limits: LaneLimits;
  /** Whether the journal was once coded to the end. */
  readonly isCoded: boolean;
  /** Open cells that this run suggested something else for than the one before. */
  readonly changedCells: number;
  /** What is looked for in the sheet; null while the search is closed. */
  readonly find: Find | null;
  readonly task: Task | null;
  readonly refused: RefusedFile | null;
  readonly cursor: SheetPlace | null;
  readonly past: { readonly row: number; readonly postings: readonly PastPosting[] } | null;
  /** Last thing worth saying, for the status line. */
  readonly notice: string;
  /** Why nothing works any more; null while it does. */
  readonly broken: string | null;
  /** The session's log when it was last saved. */
  readonly savedLog: Session['log'];
  /** Name of the journal's file, which somebody changed since it was opened: is it to be overwritten? Null: no question. */
  readonly changedFile: string | null;
  /** A journal that waits to be opened because decisions in the open one are not saved; null where none waits. */
  readonly waitingFile: string | null;
}

/** Whether closing the journal would lose what a person decided. Playing with the demo company loses nothing. */
export function hasUnsavedDecisions({ isDemo, session, savedLog }: WorkbenchState): boolean {
  if (isDemo || session === null || session.log === savedLog) return false;
  // What was undone since stands in the saved file still.
  return session.log.length > 0 || savedLog.length > 0;
}

/** The workbench before anything is opened. */
export const EMPTY_WORKBENCH: WorkbenchState = {
  isDemo: false,
  journal: null,
  rows: [],
  order: null,
  view: AS_IN_FILE,
  columnMenu: null,
  find: null,
  session: null,
  names: [],
  history: null,
  run: 0,
  scope: 'all',
  isPartialRun: false,
  limits: DEFAULT_LANE_LIMITS,
  isCoded: false,
  changedCells: 0,
  task: null,
  refused: null,
  cursor: null,
  past: null,
  notice: '',
  broken: null,
  savedLog: [],
  changedFile: null,
  waitingFile: null,
};
