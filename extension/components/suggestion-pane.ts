import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { CellState } from '../../core/domain/cell-state.ts';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { keepFocus } from './keep-focus.ts';
import { paneStyles } from './pane-styles.ts';
import { STATE_MARKS } from './state-marks.ts';

/** The journal row that the pane is about. */
export interface PaneRow {
  /** Row number in the file. */
  readonly label: string;
  readonly supplier: string;
  /** Text, amount, date: what is not blank of them. */
  readonly facts: readonly string[];
}

/** One coding cell of the row. */
export interface PaneCell {
  readonly dimension: number;
  readonly label: string;
  readonly value: string;
  /** What the code means; '' where that is not known. */
  readonly name: string;
  readonly state: CellState;
  /** How sure the suggestion is; '' where there is none or it no longer matters. */
  readonly certainty: string;
  readonly canAccept: boolean;
  /** The best guess where nothing was filled in; '' where there is none or it stands in the cell. */
  readonly guess: string;
}

/** Why the current cell is coded as it is. */
export interface PaneReasons {
  readonly label: string;
  readonly sentences: readonly string[];
  /** What else it could be, best first. */
  readonly alternatives: readonly {
    readonly value: string;
    readonly name: string;
    readonly certainty: string;
  }[];
  /** What to look at twice; null where nothing is. */
  readonly warning: string | null;
}

/** A past line as proof. */
export interface PanePosting {
  readonly date: string;
  readonly coding: string;
  readonly amount: string;
  readonly text: string;
}

/** Rows of the current row's document. */
export interface PaneDocument {
  readonly title: string;
  readonly rows: readonly {
    readonly label: string;
    readonly text: string;
    readonly coding: string;
    readonly amount: string;
    readonly isCurrent: boolean;
  }[];
  /** Rows beyond those shown. */
  readonly moreCount: number;
  /** What all of them add up to; '' where that cannot be said. */
  readonly sum: string;
  /** Whether they add up to nothing, as an entry does. */
  readonly isBalanced: boolean;
}

/** The last answer, offered for the rows that it would serve too. */
export interface PaneOffer {
  readonly value: string;
  readonly supplier: string;
  readonly cellCount: number;
}

/** All that the pane shows. */
export interface PaneView {
  readonly row: PaneRow;
  readonly cells: readonly PaneCell[];
  /** Index into `cells`. */
  readonly current: number;
  readonly reasons: PaneReasons;
  /** Null while they are being looked for; `not kept` where nobody has them to show. */
  readonly postings: readonly PanePosting[] | null | 'not kept';
  /** Null where the row is a document of its own. */
  readonly document: PaneDocument | null;
  /** Null where there is nothing to offer. */
  readonly offer: PaneOffer | null;
  /** Whether what is decided in this row is learned. */
  readonly learns: boolean;
}

/** Detail of each event of the pane. */
export interface SuggestionPaneEvents {
  'cell-accepted': { readonly dimension: number };
  'row-accepted': null;
  'row-taken': null;
  'value-picked': { readonly dimension: number; readonly value: string };
  'answer-used-for-more': null;
  'learning-set': { readonly learns: boolean };
}

/** Explains the current row: what is suggested, how sure, why, what proves it, and what else it could be. */
export class SuggestionPane extends LitElement {
  static override properties = { view: { attribute: false } };
  static override styles = [controlStyles, paneStyles];

  /** Null where no row is current. */
  declare view: PaneView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult {
    const { view } = this;
    if (!view) return html`<p class="soft">${texts.pane.noRow}</p>`;
    const current = view.cells[view.current];
    return html`
      ${view.offer ? this.#offer(view.offer) : nothing}
      <div>
        <h2><span class="soft">${texts.pane.row({ label: view.row.label })}</span> ${view.row.supplier}</h2>
        <p class="facts">${view.row.facts.map((fact) => html`<span>${fact}</span>`)}</p>
      </div>
      <ul class="cells">
        ${view.cells.map((cell, index) => this.#cell(cell, index === view.current))}
      </ul>
      ${current ? this.#reasons(view.reasons, current) : nothing} ${this.#postings(view.postings)}
      <div class="end">
        <label>
          <input type="checkbox" .checked=${view.learns} @change=${this.#onLearningSet} />
          ${texts.pane.learn} <span class="soft">${texts.pane.learnHint}</span>
        </label>
        ${this.#rowButton(view.cells)}
      </div>
      ${view.document ? this.#document(view.document) : nothing}
    `;
  }

  /** Where best guesses are shown, taking the row takes them too; else it accepts what stands in it. */
  #rowButton(cells: readonly PaneCell[]): TemplateResult | typeof nothing {
    const isGuessed = cells.some(({ guess }) => guess !== '');
    if (!isGuessed && !cells.some((cell) => cell.canAccept)) return nothing;
    return isGuessed
      ? html`<button @mousedown=${keepFocus} @click=${() => this.#fire('row-taken', null)}>
          ${texts.pane.takeRow} <kbd>Ctrl Alt Enter</kbd>
        </button>`
      : html`<button @mousedown=${keepFocus} @click=${() => this.#fire('row-accepted', null)}>
          ${texts.pane.acceptRow} <kbd>Ctrl Enter</kbd>
        </button>`;
  }

  #document({ title, rows, moreCount, sum, isBalanced }: PaneDocument): TemplateResult {
    const { pane, exceptions } = texts;
    return html`<section>
      <h3 id="document">${title}</h3>
      <table aria-labelledby="document">
        ${rows.map(
          (row) =>
            html`<tr aria-current=${row.isCurrent} title=${row.text}>
              <td>${row.label}</td>
              <td class="coding">${row.coding || row.text}</td>
              <td class="amount">${row.amount}</td>
            </tr>`,
        )}
        ${
          moreCount > 0
            ? html`<tr>
                <td colspan="3" class="soft">${exceptions.more({ count: moreCount })}</td>
              </tr>`
            : nothing
        }
        ${
          sum
            ? html`<tr class="sum">
                <td colspan="2">
                  ${pane.total}${isBalanced ? html` <span class="soft">${pane.balanced}</span>` : nothing}
                </td>
                <td class="amount">${sum}</td>
              </tr>`
            : nothing
        }
      </table>
    </section>`;
  }

  #offer({ value, supplier, cellCount }: PaneOffer): TemplateResult {
    return html`<div class="offer">
      <span>${texts.pane.similar({ supplier, count: cellCount })}</span>
      <button @click=${() => this.#fire('answer-used-for-more', null)}>
        ${texts.pane.useForAll({ value })} <kbd>Ctrl Shift Enter</kbd>
      </button>
    </div>`;
  }

  #cell(cell: PaneCell, isCurrent: boolean): TemplateResult {
    return html`<li class="is-${cell.state}" aria-current=${isCurrent}>
      <span class="name">${cell.label}</span>
      <span class="value ${cell.value === '' ? 'blank' : ''}"
        >${cell.value || this.#blankWord(cell)} <span class="code-name">${cell.name}</span></span
      >
      <span class="lane"
        ><span class="mark" aria-hidden="true">${STATE_MARKS[cell.state]}</span> ${
          cell.certainty || texts.states[cell.state]
        }</span
      >
      ${
        cell.canAccept
          ? html`<button @click=${() => this.#fire('cell-accepted', { dimension: cell.dimension })}>
              ${texts.pane.accept} ${isCurrent ? html`<kbd>Enter</kbd>` : nothing}
              <span class="visually-hidden">${cell.label} ${cell.value}</span>
            </button>`
          : nothing
      }
    </li>`;
  }

  #blankWord({ canAccept, guess }: PaneCell): string {
    if (guess) return texts.pane.guess({ value: guess });
    return canAccept ? texts.pane.leaveBlank : texts.pane.blank;
  }

  #reasons(reasons: PaneReasons, current: PaneCell): TemplateResult {
    const pick = (value: string): void => this.#fire('value-picked', { dimension: current.dimension, value });
    return html`<section>
      ${reasons.warning ? html`<p class="warning">${reasons.warning}</p>` : nothing}
      ${
        reasons.sentences.length > 0
          ? html`<h3>${texts.pane.why} <span class="soft">${reasons.label}</span></h3>
              <ul class="why">
                ${reasons.sentences.map((sentence) => html`<li>${sentence}</li>`)}
              </ul>`
          : nothing
      }
      ${
        reasons.alternatives.length > 0
          ? html`<h3>${texts.pane.alternatives}</h3>
              <ol class="alternatives">
                ${reasons.alternatives.map(
                  ({ value, name, certainty }, index) =>
                    html`<li>
                      <button @click=${() => pick(value)}>
                        <kbd>Alt ${index + 1}</kbd> <b>${value || texts.pane.blank}</b> ${name}
                        <span class="soft">${certainty}</span>
                      </button>
                    </li>`,
                )}
              </ol>`
          : nothing
      }
    </section>`;
  }

  #postings(postings: PaneView['postings']): TemplateResult | typeof nothing {
    const { pane } = texts;
    if (postings === 'not kept') return nothing;
    if (!postings || postings.length === 0)
      return html`<section>
        <h3>${pane.past}</h3>
        <p class="soft">${postings ? pane.noPast : pane.lookingForPast}</p>
      </section>`;
    return html`<section>
      <h3 id="past">${pane.past}</h3>
      <table aria-labelledby="past">
        ${postings.map(
          ({ date, coding, amount, text }) =>
            html`<tr title=${text}>
              <td>${date}</td>
              <td class="coding">${coding}</td>
              <td class="amount">${amount}</td>
            </tr>`,
        )}
      </table>
    </section>`;
  }

  #onLearningSet = (event: Event): void => {
    if (event.target instanceof HTMLInputElement)
      this.#fire('learning-set', { learns: event.target.checked });
  };

  #fire<Name extends keyof SuggestionPaneEvents>(name: Name, detail: SuggestionPaneEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('suggestion-pane', SuggestionPane);
