import type { GridCommand } from './grid-keys.ts';
import type { GridPlace, GridSheet } from './grid-sheet.ts';

/**
 * Frames for which a move is looked after. The grid scrolls the cursor into view itself, but loses the last scroll of
 * moves that follow each other faster than it draws.
 */
const SETTLING_FRAMES = 8;

/** Moves the grid's cursor, keeps it in view, and keeps the browser's focus on its cell. */
export class GridNavigator {
  readonly #grid: HTMLRevoGridElement;
  readonly #rowHeightPx: number;
  /** The cell that is to have the browser's focus; null where the focus is elsewhere on the page. */
  #wanted: GridPlace | null = null;
  #framesLeft = 0;
  /** Whether the focus is in the sheet, even where its element was just taken out of the page. */
  #hasFocus = false;

  constructor(grid: HTMLRevoGridElement, rowHeightPx: number) {
    this.#grid = grid;
    this.#rowHeightPx = rowHeightPx;
    // Who scrolls by hand wants to look elsewhere.
    grid.addEventListener('wheel', () => (this.#framesLeft = 0), { passive: true });
    document.addEventListener('focusin', this.#onFocusIn);
  }

  /** Lets go of the page. */
  dispose(): void {
    document.removeEventListener('focusin', this.#onFocusIn);
  }

  /** Puts the cursor on a cell and scrolls it into view. */
  moveTo({ row, column }: GridPlace): void {
    const cell = { x: column, y: row };
    this.#wanted = { row, column };
    void this.#grid.setCellsFocus(cell, cell);
    const isSettling = this.#framesLeft > 0;
    this.#framesLeft = SETTLING_FRAMES;
    if (!isSettling) this.#settle();
  }

  /** Gives the browser's focus to the cursor's cell, after an edit for instance. */
  focusOn(place: GridPlace): void {
    this.#wanted = place;
    this.#giveFocus();
  }

  /**
   * Keeps the browser's focus on the cursor's cell after the grid drew its rows: it draws other rows into the elements
   * it has and takes elements away, so that the focused one may be gone or have become another row's.
   */
  keepFocus(at: GridPlace | null): void {
    if (at && this.#hasFocus) this.#wanted = at;
    this.#giveFocus();
  }

  /** Where a moving command leads from a cell, within the sheet. */
  target(command: GridCommand, from: GridPlace, sheet: GridSheet): GridPlace {
    const last = { row: sheet.rowCount - 1, column: sheet.columns.length - 1 };
    if (command.kind === 'move')
      return {
        row: clamp(from.row + command.rows, last.row),
        column: clamp(from.column + command.columns, last.column),
      };
    if (command.kind === 'move-page')
      return { row: clamp(from.row + command.pages * this.#pageRows(), last.row), column: from.column };
    if (command.kind === 'move-to-edge')
      return {
        row: command.row === null ? from.row : command.row === 'first' ? 0 : last.row,
        column: command.column === 'first' ? 0 : last.column,
      };
    return from;
  }

  /** The coding cell after or before a cell in reading order; null at the end of the sheet. */
  nextCoding(from: GridPlace, step: 1 | -1, sheet: GridSheet): GridPlace | null {
    const coding = [...sheet.columns.keys()].filter((column) => sheet.columns[column]?.isCoding);
    if (step === -1) coding.reverse();
    const inRow = coding.find((column) => step * (column - from.column) > 0);
    if (inRow !== undefined) return { row: from.row, column: inRow };
    const row = from.row + step;
    const [first] = coding;
    return first === undefined || row < 0 || row >= sheet.rowCount ? null : { row, column: first };
  }

  #onFocusIn = ({ target }: FocusEvent): void => {
    this.#hasFocus = target instanceof Node && this.#grid.contains(target);
  };

  #settle = (): void => {
    this.#giveFocus();
    const cursor = this.#grid.querySelector('revogr-edit, revogr-focus.focused-cell');
    const view = cursor?.closest('.vertical-inner');
    if (cursor && view && !isWithin(cursor.getBoundingClientRect(), view.getBoundingClientRect()))
      cursor.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#framesLeft -= 1;
    if (this.#framesLeft > 0) requestAnimationFrame(this.#settle);
  };

  #giveFocus(): void {
    if (!this.#wanted) return;
    const { row, column } = this.#wanted;
    const cell = this.#grid.querySelector(
      `revogr-data[type="rgRow"][col-type="rgCol"] [data-rgrow="${row}"][data-rgcol="${column}"]`,
    );
    const holder = document.activeElement;
    const isEditing = holder instanceof HTMLInputElement && this.#grid.contains(holder);
    // Who steps through hits or tries filters goes on from there.
    const isKept = holder?.matches('[data-keeps-focus]') ?? false;
    if (isKept) this.#wanted = null;
    if (!(cell instanceof HTMLElement) || isEditing || isKept) return;
    this.#wanted = null;
    if (cell !== document.activeElement) cell.focus({ preventScroll: true });
  }

  #pageRows(): number {
    const view = this.#grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner');
    return Math.max(1, Math.floor((view?.clientHeight ?? 0) / this.#rowHeightPx) - 1);
  }
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(index, last));
}

/** Whether a box stands wholly within another one's height, give or take a pixel of rounding. */
function isWithin(box: DOMRect, view: DOMRect): boolean {
  return box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
}
