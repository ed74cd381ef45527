import type {
  CellValue,
  ColumnMeanings,
  FileRole,
  HandedRow,
  HandedSheet,
  PackedModel,
  SaveForm,
  WorkerReport,
  WorkerRequest,
} from '../worker/messages.ts';
import type { LaneLimits } from '../../core/domain/lane.ts';
import { codingOrder } from './coding-order.ts';
import { withdraw } from './decide.ts';
import type { FilePlace } from './saving/file-place.ts';
import { type FileContent, OpenedFiles } from './saving/opened-files.ts';
import { lessonsOf } from './session/lessons.ts';
import { valuesToSave } from './session/values-to-save.ts';
import { takeReport } from './take-report.ts';
import {
  EMPTY_WORKBENCH,
  hasUnsavedDecisions,
  type SavedFile,
  type WorkbenchState,
} from './workbench-state.ts';

/** What the workbench needs of the world. */
export interface WorkbenchSurroundings {
  /** Sends a request to the worker; `transfer` moves with it. */
  send(request: WorkerRequest, transfer?: ArrayBuffer[]): void;
  /** Told of every new state. */
  changed(state: WorkbenchState): void;
}

/**
 * Holds the workbench's state, takes what a person does and what the worker reports, and asks the worker for what
 * follows from it: a journal and a history call for coding, a correction for teaching and coding again.
 */
export class Workbench {
  readonly #world: WorkbenchSurroundings;
  #state = EMPTY_WORKBENCH;
  readonly #opened = new OpenedFiles();
  #waiting: FileContent | null = null;
  /** Those who wait for the coded file, oldest first. */
  readonly #writing: ((file: SavedFile | null) => void)[] = [];
  /** What the worker was taught, and the row whose past it was asked for. */
  #lessons: readonly CellValue[] = [];
  #pastRow: number | null = null;
  #firstShownRow = 0;
  /** How often the worker was told to forget and has not answered: until then its reports are about what is gone. */
  #forgettingCount = 0;

  constructor(world: WorkbenchSurroundings) {
    this.#world = world;
  }

  get state(): WorkbenchState {
    return this.#state;
  }

  /** The file of the open journal, where it can be written again; null where it cannot. */
  get place(): FilePlace | null {
    return this.#opened.place;
  }

  /** Takes a file for the open journal's own from now on. */
  keepPlace(place: FilePlace): void {
    this.#opened.place = place;
  }

  /** Opens the demo company's files in place of all that is open. */
  openDemo(journal: FileContent, history: FileContent): void {
    this.#forget(true);
    this.#read('journal', journal, null);
    this.#read('history', history, null);
  }

  /**
   * Opens a person's file; the demo company's files give way, for its history says nothing about theirs. Where a journal
   * would take the place of unsaved decisions, it waits for an answer.
   */
  openFile(role: FileRole, file: FileContent): void {
    if (role === 'journal' && hasUnsavedDecisions(this.#state)) {
      this.#waiting = file;
      this.act((state) => ({ ...state, waitingFile: file.name }));
      return;
    }
    if (this.#state.isDemo) this.#forget(false);
    this.#read(role, file, null);
  }

  /** Opens a journal in a sheet; its rows follow. Only what is asked for is coded. */
  openSheet(sheet: HandedSheet): void {
    this.act(({ run, history, limits, isDemo }) => ({
      ...EMPTY_WORKBENCH,
      ...{ run: run + 1, history, limits, isDemo, scope: 'asked' },
    }));
    this.#world.send({ kind: 'open-sheet', sheet });
  }

  /** Hands over rows of the sheet that is being opened. */
  handRows(rows: readonly HandedRow[], isLast: boolean): void {
    this.#world.send({ kind: 'sheet-rows', rows, isLast });
  }

  /** Has rows of the open sheet read again and coded. */
  reread(rows: readonly HandedRow[]): void {
    this.#world.send({
      kind: 'reread-rows',
      rows: rows.map(({ id, rowNumber, cells }) => ({ id, rowNumber, cells })),
    });
  }

  /** Codes those of some rows that have no suggestions yet: what a person typed there may deviate. */
  codeUncoded(rows: readonly number[]): void {
    const { session } = this.#state;
    const uncoded = rows.filter((row) => session?.rows[row]?.some(({ suggestion }) => suggestion === null));
    if (uncoded.length > 0) this.code(uncoded);
  }

  /** Has a kept model opened ahead of `loadModel`, used for nothing yet. */
  prepareModel(model: PackedModel, modelHash: string): void {
    this.#world.send({ kind: 'prepare-model', model, modelHash });
  }

  /** Has a kept model take the place of the one in use. */
  loadModel(model: PackedModel, modelHash: string): void {
    this.#world.send({ kind: 'load-model', model, modelHash });
  }

  /** Forgets all that is open and learned, as when another company's turn comes. */
  forgetAll(): void {
    this.#forget(false);
  }

  /** Asks the worker for the lines of rows. */
  findLines(rows: readonly number[]): void {
    this.#world.send({ kind: 'find-lines', rows });
  }

  /** Asks the worker for what it learned, to be kept. */
  packModel(): void {
    this.#world.send({ kind: 'pack-model' });
  }

  /** Opens the journal that waits, or lets it be. */
  answerWaiting(isOpened: boolean): void {
    const file = this.#waiting;
    this.#waiting = null;
    this.act((state) => ({ ...state, waitingFile: null }));
    if (isOpened && file) this.#read('journal', file, null);
  }

  /** Reads the refused file again with its columns' meanings as a person corrected them. */
  correctMeanings(meanings: ColumnMeanings): void {
    const role = this.#state.refused?.role;
    const file = role && this.#opened.find(role);
    if (!file) return;
    this.act((state) => ({ ...state, refused: null }));
    this.#read(role, file, meanings);
  }

  /** Takes a report of the worker; false where it is about what was forgotten meanwhile, and nobody is to take it. */
  take(report: WorkerReport): boolean {
    if (report.kind === 'saved') this.#writing.shift()?.(report);
    if (report.kind === 'save-refused') this.#writing.shift()?.(null);
    this.#opened.answered(report, this.#forgettingCount > 0);
    if (report.kind === 'forgotten') {
      this.#forgettingCount -= 1;
      return true;
    }
    if (this.#forgettingCount > 0 && report.kind !== 'failed') return false;
    this.act((state) => takeReport(state, report));
    if (report.kind === 'rows-reread') this.code(report.rows.map(({ row }) => row));
    return true;
  }

  /** Takes on what a person did. */
  act(change: (state: WorkbenchState) => WorkbenchState): void {
    const before = this.#state;
    this.#state = change(before);
    if (this.#state === before) return;
    this.#follow(before, this.#state);
    this.#world.changed(this.#state);
  }

  /** Remembers which rows are on the screen: they are coded first. */
  showRowsFrom(firstRow: number): void {
    this.#firstShownRow = firstRow;
  }

  /** The coded journal, with accepted and typed values only; null where it could not be made, which the state says. */
  async write(form: SaveForm): Promise<SavedFile | null> {
    const { session } = this.#state;
    if (!session) return null;
    const file = new Promise<SavedFile | null>((resolve) => this.#writing.push(resolve));
    this.#world.send({ kind: 'save', values: valuesToSave(session), form });
    return file;
  }

  /**
   * Codes the rows that are open, or some rows only; suggestions of earlier runs are no longer taken. A run under way
   * goes on behind the rows that are asked for.
   */
  code(only: readonly number[] | null = null): void {
    if (!this.#state.session || !this.#state.history) return;
    const isPartialRun = only !== null && (this.#state.task?.kind !== 'coding' || this.#state.isPartialRun);
    const rest = isPartialRun ? [] : codingOrder(this.#state, this.#firstShownRow);
    const rows = only ? [...new Set([...only, ...rest])] : rest;
    if (rows.length === 0) return;
    this.#run(rows, isPartialRun);
  }

  /** Codes every row, and from now on all of them whenever something is learned. */
  codeAll(): void {
    this.act((state) => ({ ...state, scope: 'all' }));
    this.code();
  }

  /** Takes the suggestions that nobody decided about out of the sheet; a run under way ends, or it would bring them back. */
  withdraw(): void {
    this.act(withdraw);
    this.#run([], true);
  }

  /** Sets from which confidence a suggestion is in a lane; what is coded is coded again. */
  setLimits(limits: LaneLimits): void {
    this.act((state) => ({ ...state, limits }));
    this.#world.send({ kind: 'set-limits', limits });
    this.code();
  }

  /** Ends the long work under way. */
  cancel(): void {
    this.#world.send({ kind: 'cancel' });
  }

  /** Begins a run in place of the one under way. */
  #run(rows: readonly number[], isPartialRun: boolean): void {
    const run = this.#state.run + 1;
    this.#state = { ...this.#state, run, isPartialRun, changedCells: 0 };
    this.#world.send({ kind: 'code', run, rows });
  }

  #forget(isDemo: boolean): void {
    this.#opened.clear();
    this.#forgettingCount += 1;
    this.#world.send({ kind: 'forget' });
    this.act(({ run }) => ({ ...EMPTY_WORKBENCH, run: run + 1, isDemo }));
  }

  #read(role: FileRole, file: FileContent, meanings: ColumnMeanings | null): void {
    this.#opened.add(role, file);
    // A copy is transferred: the file may have to be read again.
    const bytes = file.bytes.slice(0);
    const kind = role === 'journal' ? 'open-journal' : 'learn-history';
    this.#world.send({ kind, file: { name: file.name, bytes, meanings } }, [bytes]);
  }

  #follow(before: WorkbenchState, { session, history, cursor }: WorkbenchState): void {
    if (!session || !history) {
      this.#lessons = [];
      this.#pastRow = null;
      return;
    }
    const isNew = !before.session || before.history !== history;
    const isSameWork = before.session?.log === session.log && before.session.justOnce === session.justOnce;
    const lessons = isSameWork && !isNew ? this.#lessons : lessonsOf(session);
    const isTaught = !isNew && isSame(lessons, this.#lessons);
    this.#lessons = lessons;
    if (!isTaught) {
      this.#world.send({ kind: 'teach', lessons });
      this.code();
    }
    if (cursor && (isNew || this.#pastRow !== cursor.row)) {
      this.#pastRow = cursor.row;
      this.#world.send({ kind: 'find-past', row: cursor.row });
    }
  }
}

function isSame(lessons: readonly CellValue[], others: readonly CellValue[]): boolean {
  return (
    lessons.length === others.length &&
    lessons.every(({ row, dimension, value }, index) => {
      const other = others[index];
      return other?.row === row && other.dimension === dimension && other.value === value;
    })
  );
}
