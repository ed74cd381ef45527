import { texts } from '../texts/texts.ts';
import type { CodeName, LearnedHistory, RowSuggestions, WorkerReport } from '../worker/messages.ts';
import { openSession } from './session/session.ts';
import { withReadRows } from './session/read-rows.ts';
import { orderWithNew } from './sheet/sheet-rows.ts';
import { placeSuggestions } from './session/place-suggestions.ts';
import { EMPTY_WORKBENCH, type RefusedFile, type WorkbenchState } from './workbench-state.ts';

/** A report that is about the state. */
type StateReport = Exclude<WorkerReport, { kind: 'forgotten' }>;

/** The state after a report of the worker. */
export function takeReport(state: WorkbenchState, report: StateReport): WorkbenchState {
  switch (report.kind) {
    case 'progress':
      return { ...state, task: { kind: report.task, done: report.done, total: report.total } };
    case 'journal-opened':
      return openJournal(state, report.journal);
    case 'journal-rows':
      return addRows(state, report);
    case 'rows-reread':
      return rereadRows(state, report.rows);
    case 'model-packed':
    case 'lines-found':
    case 'saved':
      return state;
    case 'model-refused':
      return { ...state, notice: texts.model.refused };
    case 'codes-named':
      return { ...state, names: report.names.map(nameMap) };
    case 'history-learned':
      return takeHistory(state, report.history);
    case 'file-refused':
      return { ...state, refused: { ...report, outcome: 'unread' } };
    case 'save-refused':
      return { ...state, refused: { ...report, role: 'journal', meanings: null, outcome: 'unsaved' } };
    case 'suggested':
      return report.run === state.run ? takeSuggestions(state, report.rows) : state;
    case 'past-found':
      return { ...state, past: { row: report.row, postings: report.postings } };
    case 'task-ended':
      return endTask(state, report);
    case 'failed':
      return { ...state, task: null, broken: report.message };
  }
}

function openJournal(state: WorkbenchState, journal: NonNullable<WorkbenchState['journal']>): WorkbenchState {
  return {
    ...EMPTY_WORKBENCH,
    isDemo: state.isDemo,
    history: state.history,
    scope: state.scope,
    limits: state.limits,
    run: state.run,
    task: state.task,
    refused: partlyRefused('journal', journal),
    journal,
  };
}

function addRows(
  state: WorkbenchState,
  { firstRow, rows }: Extract<WorkerReport, { kind: 'journal-rows' }>,
): WorkbenchState {
  if (!state.journal) return state;
  const all = [...state.rows.slice(0, firstRow), ...rows];
  const { columns, dimensions, rowCount } = state.journal;
  if (all.length < rowCount) return { ...state, rows: all };
  const firstCoding = columns.findIndex((column) => column.dimension !== null);
  const cursor = rowCount > 0 && firstCoding >= 0 ? { row: 0, column: firstCoding } : null;
  return { ...state, rows: all, session: openSession(dimensions, all), cursor };
}

/** Rows as they stand now; what a person decided or we suggested in them stays until they are coded again. */
function rereadRows(
  state: WorkbenchState,
  reread: Extract<WorkerReport, { kind: 'rows-reread' }>['rows'],
): WorkbenchState {
  if (!state.session) return state;
  const rows = [...state.rows];
  for (const { row, content } of reread) rows[row] = content;
  const session = withReadRows(state.session, reread);
  return { ...state, rows, session, order: orderWithNew(state, rows, session) };
}

function takeHistory(state: WorkbenchState, history: LearnedHistory): WorkbenchState {
  // What is wrong with the journal still holds.
  const others = state.refused?.role === 'history' ? null : state.refused;
  const refused = partlyRefused('history', history) ?? others;
  return { ...state, history, isCoded: false, past: null, refused };
}

function takeSuggestions(state: WorkbenchState, suggested: readonly RowSuggestions[]): WorkbenchState {
  if (!state.session) return state;
  const session = placeSuggestions(state.session, suggested);
  const changed = suggested.reduce((count, { row }) => {
    const before = state.session?.rows[row];
    return (
      count + (session.rows[row] ?? []).filter((cell, index) => cell.value !== before?.[index]?.value).length
    );
  }, 0);
  return { ...state, session, changedCells: state.changedCells + changed };
}

function endTask(
  state: WorkbenchState,
  { task, isCancelled }: Extract<WorkerReport, { kind: 'task-ended' }>,
): WorkbenchState {
  const ended = { ...state, task: null };
  if (isCancelled) return { ...ended, notice: texts.progress.cancelled[task] };
  if (task !== 'coding' || state.isPartialRun) return ended;
  if (!state.isCoded)
    return { ...ended, isCoded: true, notice: texts.progress.coded({ count: state.rows.length }) };
  if (state.changedCells === 0) return ended;
  return {
    ...ended,
    notice: `${state.notice} ${texts.progress.changed({ count: state.changedCells })}`.trimStart(),
  };
}

function partlyRefused(
  role: RefusedFile['role'],
  { name, faults }: Pick<RefusedFile, 'name' | 'faults'>,
): RefusedFile | null {
  return faults.length === 0 ? null : { role, name, faults, meanings: null, outcome: 'partly-read' };
}

function nameMap(names: readonly CodeName[]): ReadonlyMap<string, string> {
  return new Map(names.map(({ code, name }) => [code, name]));
}
