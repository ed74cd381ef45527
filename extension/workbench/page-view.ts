import type { render } from 'lit';
import type { GridColumn } from '../components/grid-sheet.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import { EMPTY_WORKBENCH } from '../controllers/workbench-state.ts';
import { page, type PageHandlers } from './page.ts';
import { gridColumnsOf } from './views/grid-view.ts';

/** Draws states into the page, at most one a frame: reports come faster than a screen shows them. */
export class PageView {
  readonly #root: HTMLElement;
  readonly #render: typeof render;
  #handlers: PageHandlers | null = null;
  #state = EMPTY_WORKBENCH;
  #columns: readonly GridColumn[] = [];
  #columnsOf: WorkbenchState['journal'] = null;
  #isAsked = false;

  constructor(root: HTMLElement, renderInto: typeof render) {
    this.#root = root;
    this.#render = renderInto;
  }

  /** Names who is told of what happens on the page, and draws it for the first time. */
  listen(handlers: PageHandlers): void {
    this.#handlers = handlers;
    this.show(this.#state);
  }

  /** Draws a state: at once where the cursor moved, for the next key is meant for its new cell; else with the next frame. */
  show(state: WorkbenchState): void {
    const hasMoved = state.cursor !== this.#state.cursor;
    this.#state = state;
    if (hasMoved) this.#draw();
    if (this.#isAsked || hasMoved) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#draw();
    });
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
