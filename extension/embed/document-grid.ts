import { LitElement, html, type TemplateResult } from 'lit';
import type { CellState } from '../../core/domain/cell-state.ts';
import { controlStyles } from '../components/control-styles.ts';
import { STATE_MARKS } from '../components/state-marks.ts';
import { texts } from '../texts/texts.ts';
import type { CellPlace } from '../worker/messages.ts';
import { gridStyles } from './grid-styles.ts';
import { words } from './words/embed-words.ts';

/** One coding cell of a line. */
export interface GridCell {
  readonly value: string;
  readonly state: CellState;
  /** Read out with the value: `ready`, `needs you`. */
  readonly stateName: string;
}

/** One line of the document. */
export interface GridLine {
  readonly text: string;
  readonly amount: string;
  readonly cells: readonly GridCell[];
}

/** All that the grid shows. */
export interface GridView {
  /** Names of the coding columns. */
  readonly dimensions: readonly string[];
  readonly lines: readonly GridLine[];
  readonly cursor: CellPlace;
}

/** Detail of each event of the grid. */
export interface DocumentGridEvents {
  'cell-entered': CellPlace;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** The lines of a document with their coding; one cell has the cursor, and arrows move it. */
export class DocumentGrid extends LitElement {
  static override properties = { view: { attribute: false } };
  static override styles = [controlStyles, gridStyles];

  declare view: GridView;

  constructor() {
    super();
    this.view = { dimensions: [], lines: [], cursor: { row: 0, dimension: 0 } };
    this.addEventListener('keydown', this.#onKey);
  }

  /** Puts the focus on the cell that has the cursor. */
  focusCell(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  protected override render(): TemplateResult {
    const { dimensions, lines } = this.view;
    return html`<div role="grid" aria-label=${words.grid}>
      <div role="row" class="head">
        <span role="columnheader">${words.line}</span>
        <span role="columnheader" class="amount">${words.amount}</span>
        ${dimensions.map((name) => html`<span role="columnheader">${name}</span>`)}
      </div>
      ${lines.map((line, row) => this.#line(line, row))}
    </div>`;
  }

  /** Where the cursor moves while a cell has the focus, the focus goes with it. */
  protected override updated(): void {
    const focused = this.shadowRoot?.activeElement;
    if (focused && focused.getAttribute('tabindex') !== '0') this.focusCell();
  }

  #line({ text, amount, cells }: GridLine, row: number): TemplateResult {
    const { cursor, dimensions } = this.view;
    return html`<div role="row" class=${row === cursor.row ? 'current' : ''}>
      <span role="rowheader">${text || `${words.line} ${row + 1}`}</span>
      <span role="gridcell" class="amount">${amount}</span>
      ${cells.map(({ value, state, stateName }, dimension) => {
        const isCurrent = row === cursor.row && dimension === cursor.dimension;
        return html`<span
          role="gridcell"
          class="cell is-${state}"
          tabindex=${isCurrent ? 0 : -1}
          aria-selected=${isCurrent}
          @click=${() => this.#enter({ row, dimension })}
          ><span class="name">${dimensions[dimension]}</span>
          <span class="value">${value || '–'}</span>
          <span class="mark" aria-hidden="true">${STATE_MARKS[state]}</span
          ><span class="visually-hidden">${value === '' ? texts.pane.blank : ''} ${stateName}</span></span
        >`;
      })}
    </div>`;
  }

  #onKey = (event: KeyboardEvent): void => {
    const { cursor, lines, dimensions } = this.view;
    if (event.ctrlKey || event.altKey || event.metaKey || lines.length === 0) return;
    const [rows, columns] = STEPS[event.key] ?? [0, 0];
    if (rows === 0 && columns === 0) return;
    event.preventDefault();
    this.#enter({
      row: Math.min(lines.length - 1, Math.max(0, cursor.row + rows)),
      dimension: Math.min(dimensions.length - 1, Math.max(0, cursor.dimension + columns)),
    });
  };

  #enter(detail: CellPlace): void {
    this.dispatchEvent(new CustomEvent('cell-entered', { detail }));
    void this.updateComplete.then(() => this.focusCell());
  }
}

if (!customElements.get('kontera-document-grid'))
  customElements.define('kontera-document-grid', DocumentGrid);
