import type { GridCell, GridChoice, GridColumn, GridSheet } from '../../components/grid-sheet.ts';
import { deviation, type CodingCell } from '../../controllers/session/coding-cell.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/en.ts';
import type { JournalColumn, JournalRow } from '../../worker/messages.ts';
import { knownValues } from './known-values.ts';

const MAX_CHOICES = 300;
/** Widths are guessed from the first rows: reading all of them would hold the page up. */
const MEASURED_ROWS = 200;
const CHARACTER_PX = 7.4;
const PADDING_PX = 22;
const HEADER_CHARACTER_PX = 7.8;
const HEADER_PADDING_PX = 28;
/** Room for the lane's mark and word, and for a code that is not there yet. */
const LANE_PX = 80;
const CODE_LENGTH = 5;
const MAX_WIDTH_PX = 280;

/** Makes the grid's columns once a journal, so that the grid keeps its widths and its scroll position. */
export function gridColumnsOf(columns: readonly JournalColumn[], rows: readonly JournalRow[]): GridColumn[] {
  const measured = rows.slice(0, MEASURED_ROWS);
  return columns.map(({ header, isNumeric, dimension }, index) => {
    const isCoding = dimension !== null;
    const shown = measured.map(({ texts: cells }) => cells[index] ?? '');
    const longest = Math.max(isCoding ? CODE_LENGTH : 0, ...shown.map(({ length }) => length));
    const widthPx = Math.max(
      header.length * HEADER_CHARACTER_PX + HEADER_PADDING_PX,
      longest * CHARACTER_PX + PADDING_PX + (isCoding ? LANE_PX : 0),
    );
    return { header, isNumeric, isCoding, widthPx: Math.round(Math.min(MAX_WIDTH_PX, widthPx)) };
  });
}

/** What the grid shows of a state; null while there is no journal. */
export function gridSheet(state: WorkbenchState, columns: readonly GridColumn[]): GridSheet | null {
  const { journal, rows, session } = state;
  if (!journal) return null;
  const cellAt = (row: number, column: number): CodingCell | null => {
    const dimension = journal.columns[column]?.dimension ?? null;
    return dimension === null ? null : (session?.rows[row]?.[dimension] ?? null);
  };
  return {
    columns,
    rowCount: rows.length,
    rowLabel: (row) => String(rows[row]?.rowNumber ?? ''),
    text: (row, column) => rows[row]?.texts[column] ?? '',
    coding: (row, column) => {
      const cell = cellAt(row, column);
      return cell && gridCell(cell);
    },
    choices: (row, column) => {
      const dimension = journal.columns[column]?.dimension ?? null;
      return dimension === null ? [] : choicesOf(cellAt(row, column), knownValues(state, dimension));
    },
  };
}

function gridCell(cell: CodingCell): GridCell {
  const expected = deviation(cell);
  const isOpen = cell.state === 'ready' || cell.state === 'review' || cell.state === 'needs-you';
  return {
    state: cell.state,
    value: cell.value,
    certainty: isOpen && cell.suggestion?.bestGuess ? texts.certainty(cell.suggestion.confidence) : '',
    deviation: expected
      ? texts.grid.deviation(expected.value || texts.pane.blank, texts.certainty(expected.confidence))
      : null,
  };
}

function choicesOf(cell: CodingCell | null, known: readonly string[]): GridChoice[] {
  const likely = (cell?.suggestion?.alternatives ?? []).map(({ value, confidence }) => ({
    value,
    label: `${value}  ${texts.percent(confidence)}`,
  }));
  const offered = new Set(likely.map(({ value }) => value));
  const others = known.filter((value) => !offered.has(value)).map((value) => ({ value, label: value }));
  return [...likely, ...others].slice(0, MAX_CHOICES);
}
