import type { GridCell, GridChoice, GridColumn, GridSheet } from '../../components/grid-sheet.ts';
import { deviation, isGuessed, isUndecided, type CodingCell } from '../../controllers/session/coding-cell.ts';
import { copyRange } from '../../controllers/rows/paste-cells.ts';
import { isFound } from '../../controllers/rows/find-cells.ts';
import { rowAt, shownCount } from '../../controllers/rows/shown-rows.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';
import type { JournalColumn, JournalRow } from '../../worker/messages.ts';
import { knownValues } from '../../controllers/known-values.ts';

const MAX_CHOICES = 300;
/** Widths are guessed from the first rows: reading all of them would hold the page up. */
const MEASURED_ROWS = 200;
const CHARACTER_PX = 7.4;
const PADDING_PX = 20;
const HEADER_CHARACTER_PX = 7.8;
const HEADER_PADDING_PX = 28;
/** Room for the lane's mark and word, and for a code that is not there yet. */
const LANE_PX = 66;
const CODE_LENGTH = 5;
const MAX_WIDTH_PX = 280;
/** Columns that say nothing when they are cut. */
const WHOLE_MEANINGS: ReadonlySet<string> = new Set(['date', 'amount']);
/** What a person recognises a line by stays readable; the rest may be cut to a hint of itself. */
const LEAST_PX: Readonly<Record<string, number>> = { supplier_name: 120, text: 110 };
const OTHER_LEAST_PX = 60;

/** Makes the grid's columns once a journal, so that the grid keeps its widths and its scroll position. */
export function gridColumnsOf(columns: readonly JournalColumn[], rows: readonly JournalRow[]): GridColumn[] {
  const measured = rows.slice(0, MEASURED_ROWS);
  return columns.map(({ header, meaning, isNumeric, dimension }, index) => {
    const isCoding = dimension !== null;
    const shown = measured.map(({ texts: cells }) => cells[index] ?? '');
    const longest = Math.max(isCoding ? CODE_LENGTH : 0, ...shown.map(({ length }) => length));
    const contentPx = longest * CHARACTER_PX + PADDING_PX + (isCoding ? LANE_PX : 0);
    const headerPx = header.length * HEADER_CHARACTER_PX + HEADER_PADDING_PX;
    const widthPx = Math.round(Math.min(MAX_WIDTH_PX, Math.max(contentPx, headerPx)));
    const leastPx =
      isCoding || WHOLE_MEANINGS.has(meaning) ? contentPx : (LEAST_PX[meaning] ?? OTHER_LEAST_PX);
    return { header, isNumeric, isCoding, widthPx, minWidthPx: Math.round(Math.min(widthPx, leastPx)) };
  });
}

/** What the grid shows of a state; null while there is no journal. */
export function gridSheet(state: WorkbenchState, columns: readonly GridColumn[]): GridSheet | null {
  const { journal, rows, session, names, view } = state;
  if (!journal) return null;
  const at = (position: number): number => rowAt(state, position) ?? -1;
  const cellAt = (row: number, column: number): CodingCell | null => {
    const dimension = journal.columns[column]?.dimension ?? null;
    return dimension === null ? null : (session?.rows[row]?.[dimension] ?? null);
  };
  return {
    columns,
    rowCount: shownCount(state),
    isAsInFile: state.order === null,
    sort: view.sort,
    filtered: new Set(view.values.keys()),
    clip: (range) => copyRange(state, range),
    isFound: (position, column) => state.find !== null && isFound(state, at(position), column),
    rowLabel: (position) => String(rows[at(position)]?.rowNumber ?? ''),
    text: (position, column) => rows[at(position)]?.texts[column] ?? '',
    coding: (position, column) => {
      const cell = cellAt(at(position), column);
      const dimension = journal.columns[column]?.dimension ?? -1;
      return cell && gridCell(cell, names[dimension]?.get(cell.value) ?? '');
    },
    choices: (position, column) => {
      const dimension = journal.columns[column]?.dimension ?? null;
      return dimension === null
        ? []
        : choicesOf(cellAt(at(position), column), knownValues(state, dimension), names[dimension]);
    },
  };
}

function gridCell(cell: CodingCell, name: string): GridCell {
  const expected = deviation(cell);
  return {
    state: cell.state,
    value: cell.value,
    isLocked: cell.isLocked,
    name,
    certainty:
      isUndecided(cell) && cell.suggestion && isGuessed(cell)
        ? texts.certainty(cell.suggestion.confidence)
        : '',
    deviation: expected
      ? texts.grid.deviation({
          value: expected.value || texts.pane.blank,
          sure: texts.certainty(expected.confidence),
        })
      : null,
  };
}

function choicesOf(
  cell: CodingCell | null,
  known: readonly string[],
  names: ReadonlyMap<string, string> = new Map(),
): GridChoice[] {
  const likely = new Map(cell?.suggestion?.alternatives.map(({ value, confidence }) => [value, confidence]));
  const values = new Set([...likely.keys(), ...known, ...names.keys()]);
  return [...values]
    .filter((value) => value !== '')
    .slice(0, MAX_CHOICES)
    .map((value) => {
      const confidence = likely.get(value);
      const facts = [
        value,
        names.get(value) ?? '',
        confidence === undefined ? '' : texts.percent(confidence),
      ];
      return { value, label: facts.filter((fact) => fact !== '').join(' ') };
    });
}
