import type { render } from 'lit';
import type { GridColumn } from '../components/grid-sheet.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import { EMPTY_WORKBENCH } from '../controllers/workbench-state.ts';
import { Drawing, isOtherTask } from '../taskpane/drawing.ts';
import { page, type PageHandlers } from './page.ts';
import { gridColumnsOf } from './views/grid-view.ts';

/** Draws states into the page: those that are seen, not each that comes. */
export class PageView {
  readonly #root: HTMLElement;
  readonly #render: typeof render;
  #handlers: PageHandlers | null = null;
  #state = EMPTY_WORKBENCH;
  #columns: readonly GridColumn[] = [];
  #columnsOf: WorkbenchState['journal'] = null;
  readonly #drawing = new Drawing(() => this.#draw());

  constructor(root: HTMLElement, renderInto: typeof render) {
    this.#root = root;
    this.#render = renderInto;
  }

  /** Names who is told of what happens on the page, and draws it for the first time. */
  listen(handlers: PageHandlers): void {
    this.#handlers = handlers;
    this.show(this.#state);
  }

  /**
   * Draws a state: at once where the cursor moved or a field opened, for the next key is meant for it; with the next frame where
   * a person did something; else, while reports come in, a few times a second, to leave the machine to the work.
   */
  show(state: WorkbenchState): void {
    const before = this.#state;
    this.#state = state;
    if (state.cursor !== before.cursor || hasOpened(before, state)) this.#drawing.now();
    else this.#drawing.ask(isReportOnly(before, state));
  }

  #draw(): void {
    const { journal, rows } = this.#state;
    // Columns are measured once, when the first rows are there.
    if (journal !== this.#columnsOf && (journal === null || rows.length > 0)) {
      this.#columnsOf = journal;
      this.#columns = journal ? gridColumnsOf(journal.columns, rows) : [];
    }
    if (this.#handlers) this.#render(page(this.#state, this.#columns, this.#handlers), this.#root);
  }
}

/** Whether a field that takes the focus came or went. */
function hasOpened(before: WorkbenchState, { find, columnMenu }: WorkbenchState): boolean {
  return (before.find === null) !== (find === null) || (before.columnMenu === null) !== (columnMenu === null);
}

/** Whether nothing but the worker's progress tells two states apart. */
function isReportOnly(before: WorkbenchState, after: WorkbenchState): boolean {
  const isActed =
    before.session?.log !== after.session?.log ||
    before.notice !== after.notice ||
    isOtherTask(before, after) ||
    before.view !== after.view ||
    before.columnMenu !== after.columnMenu ||
    before.find !== after.find;
  return after.task !== null && !isActed;
}
