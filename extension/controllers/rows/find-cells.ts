import { firstPlace } from '../../../core/domain/first-place.ts';
import type { JournalRow } from '../../worker/messages.ts';
import { remembered, rememberedLast } from '../remembered.ts';
import type { WorkbenchState } from '../workbench-state.ts';
import { placeInFile, placeInSheet } from './show-rows.ts';
import { rowAt, shownCount } from './shown-rows.ts';
import { shownTextAt } from './shown-text.ts';

/** How many cells hold what is looked for, and which of them the cursor is on, from 1; 0 where it is on none. */
export interface FindCount {
  readonly total: number;
  readonly current: number;
}

/** The state with the search open. */
export function openFind(state: WorkbenchState): WorkbenchState {
  if (!state.session) return state;
  return { ...state, find: state.find ?? { text: '', from: state.cursor } };
}

/** The state with something else looked for; the cursor goes to the first hit from where the search began. */
export function findText(state: WorkbenchState, text: string): WorkbenchState {
  if (!state.find) return state;
  const typed = { ...state, find: { ...state.find, text } };
  const hits = foundCells(typed);
  const from = keyOf(typed, state.find.from);
  const hit = hits[firstAtLeast(hits, from)] ?? hits[0];
  return hit === undefined ? typed : { ...typed, cursor: placeOf(typed, hit) };
}

/** The cursor on the next hit (or, with -1, the one before), round again. */
export function stepFind(state: WorkbenchState, step: 1 | -1): WorkbenchState {
  const hits = foundCells(state);
  if (hits.length === 0) return state;
  const at = keyOf(state, state.cursor);
  const next = step === 1 ? firstAtLeast(hits, at + 1) : firstAtLeast(hits, at) - 1;
  const hit = hits[(next + hits.length) % hits.length];
  return hit === undefined ? state : { ...state, cursor: placeOf(state, hit) };
}

/** The state with the search closed; the cursor stays. */
export function closeFind(state: WorkbenchState): WorkbenchState {
  return state.find ? { ...state, find: null } : state;
}

/** How many hits there are and which is current. */
export function countFound(state: WorkbenchState): FindCount {
  const hits = foundCells(state);
  const at = keyOf(state, state.cursor);
  const index = firstAtLeast(hits, at);
  return { total: hits.length, current: hits[index] === at ? index + 1 : 0 };
}

/** Whether a cell of the file holds what is looked for. */
export function isFound(state: WorkbenchState, row: number, column: number): boolean {
  const wanted = folded(state.find?.text ?? '');
  return wanted !== '' && foldedAt(state, row, column).includes(wanted);
}

/** Cells that are shown and hold what is looked for, in reading order: position by columns, plus column. */
const foundCells = rememberedLast(
  ({ find, order, session, rows }: WorkbenchState) => [folded(find?.text ?? ''), order, rows, session?.rows],
  (state: WorkbenchState): readonly number[] => {
    const wanted = folded(state.find?.text ?? '');
    const hits: number[] = [];
    if (wanted === '') return hits;
    const columnCount = state.journal?.columns.length ?? 0;
    for (let position = 0; position < shownCount(state); position += 1) {
      const row = rowAt(state, position) ?? -1;
      for (let column = 0; column < columnCount; column += 1)
        if (foldedAt(state, row, column).includes(wanted)) hits.push(position * columnCount + column);
    }
    return hits;
  },
);

// What rows show is folded when something is first looked for.
const foldedTexts = remembered(({ texts }: JournalRow): readonly string[] => texts.map(folded));

function foldedAt(state: WorkbenchState, row: number, column: number): string {
  if (state.journal?.columns[column]?.dimension !== null) return folded(shownTextAt(state, row, column));
  const content = state.rows[row];
  return (content && foldedTexts(content)[column]) ?? '';
}

const MARKS = /\p{M}/gu;
// eslint-disable-next-line no-control-regex -- all of ASCII is meant
const PLAIN = /^[\x00-\x7f]*$/;

/** A text as it is compared: case, accents and kinds of spaces do not count. */
function folded(text: string): string {
  const plain = PLAIN.test(text) ? text : text.normalize('NFKD').replace(MARKS, '');
  return plain.toLowerCase();
}

function keyOf(state: WorkbenchState, place: WorkbenchState['cursor']): number {
  const shown = placeInSheet(state, place);
  return shown ? shown.row * (state.journal?.columns.length ?? 0) + shown.column : 0;
}

function placeOf(state: WorkbenchState, key: number): WorkbenchState['cursor'] {
  const columnCount = state.journal?.columns.length ?? 1;
  return placeInFile(state, { row: Math.floor(key / columnCount), column: key % columnCount });
}

/** Index of the first of ascending numbers that is no smaller; their count where none is. */
function firstAtLeast(numbers: readonly number[], least: number): number {
  return firstPlace(numbers.length, (place) => (numbers[place] ?? 0) >= least);
}
