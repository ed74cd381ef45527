import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { keepFocus } from './keep-focus.ts';

/** What the actions would do now. */
export interface ActionView {
  /** Rows that coding would begin with; 0: nothing is to be coded, or it cannot be. */
  readonly codeRows: number;
  /** Whether those are rows that a person selected. */
  readonly isSelection: boolean;
  /** Whether rows are left that coding was cancelled before. */
  readonly isRest: boolean;
  readonly readyCells: number;
  readonly hasException: boolean;
  readonly canUndo: boolean;
  readonly canWithdraw: boolean;
  /** Names of the dimensions, for accepting one of them. */
  readonly dimensions: readonly string[];
  /** Confidence, 0..1, from which all is accepted where a person asks for it. */
  readonly acceptAbove: number;
}

/** Detail of each event of the bar. */
export interface ActionBarEvents {
  'coding-asked': null;
  'ready-accepted': null;
  'next-exception-asked': null;
  'undo-asked': null;
  'withdrawal-asked': null;
  'column-accepted': { readonly dimension: number };
  'above-accepted': { readonly confidence: number };
}

/** The actions on the whole journal, each with its key; what is needed seldom stands under "More". */
export class ActionBar extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        align-items: start;
      }
      details {
        position: relative;
      }
      summary {
        list-style: none;
        min-height: 1.5rem;
        padding: 0.0625rem 0.5rem;
        border: 1px solid var(--control-line);
        border-radius: var(--radius);
        font-size: 0.8125rem;
        line-height: 1.25rem;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .menu {
        position: absolute;
        z-index: 20;
        inset-inline-end: 0;
        display: grid;
        gap: 0.25rem;
        min-width: 14rem;
        margin-top: 0.25rem;
        padding: 0.375rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      .menu fluent-button {
        justify-content: start;
        width: 100%;
      }
    `,
  ];

  declare view: ActionView;

  constructor() {
    super();
    this.view = {
      ...{ codeRows: 0, isSelection: false, isRest: false, readyCells: 0, hasException: false },
      ...{ canUndo: false, canWithdraw: false, dimensions: [], acceptAbove: 0.95 },
    };
  }

  protected override render(): TemplateResult {
    const { codeRows, isSelection, isRest, readyCells, hasException, canUndo } = this.view;
    const { actions, progress } = texts;
    const code = isRest
      ? progress.again
      : isSelection
        ? actions.codeSelected({ count: codeRows })
        : actions.code({ count: codeRows });
    const ready = readyCells > 0 ? actions.acceptReadyCount({ count: readyCells }) : actions.acceptReady;
    return html`
      ${codeRows > 0 ? this.#button('coding-asked', code, 'Ctrl Alt C', true, { isPrimary: true }) : nothing}
      ${this.#button('ready-accepted', ready, 'Ctrl Alt A', readyCells > 0, {
        isPrimary: codeRows === 0,
        hint: actions.acceptReadyHint({ count: readyCells }),
      })}
      ${this.#button('next-exception-asked', actions.nextException, 'F8', hasException)}
      ${this.#button('undo-asked', actions.undoBatch, 'Ctrl Z', canUndo)} ${this.#more()}
    `;
  }

  #more(): TemplateResult {
    const { actions } = texts;
    const { dimensions, acceptAbove, canWithdraw, readyCells, hasException } = this.view;
    const percent = texts.percent(acceptAbove);
    const isOpen = readyCells > 0 || hasException;
    return html`<details @keydown=${this.#onMenuKey}>
      <summary>${actions.more}</summary>
      <div class="menu">
        ${this.#choice(actions.acceptAbove({ percent }), isOpen, () =>
          this.#fire('above-accepted', { confidence: acceptAbove }),
        )}
        ${dimensions.map((name, dimension) =>
          this.#choice(actions.acceptColumn({ dimension: texts.dimension(name) }), isOpen, () =>
            this.#fire('column-accepted', { dimension }),
          ),
        )}
        ${this.#choice(actions.withdraw, canWithdraw, () => this.#fire('withdrawal-asked', null))}
      </div>
    </details>`;
  }

  #choice(label: string, isUseful: boolean, choose: () => void): TemplateResult {
    return html`<fluent-button
      appearance="subtle"
      ?disabled-focusable=${!isUseful}
      @click=${() => {
        this.shadowRoot?.querySelector('details')?.removeAttribute('open');
        if (isUseful) choose();
      }}
      >${label}</fluent-button
    >`;
  }

  #onMenuKey = (event: KeyboardEvent): void => {
    const details = this.shadowRoot?.querySelector('details');
    if (event.key !== 'Escape' || !details?.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };

  // Focusable though disabled: the focus stays on a button whose last use made it useless.
  #button(
    event: 'coding-asked' | 'ready-accepted' | 'next-exception-asked' | 'undo-asked',
    label: string,
    keys: string,
    isUseful: boolean,
    look: { isPrimary?: boolean; hint?: string } = {},
  ): TemplateResult {
    return html`<fluent-button
      size="small"
      appearance=${look.isPrimary && isUseful ? 'primary' : 'outline'}
      ?disabled-focusable=${!isUseful}
      title=${look.hint ?? ''}
      @mousedown=${keepFocus}
      @click=${() => {
        if (isUseful) this.#fire(event, null);
      }}
      >${label} ${keys ? html`<kbd slot="end">${keys}</kbd>` : nothing}</fluent-button
    >`;
  }

  #fire<Name extends keyof ActionBarEvents>(name: Name, detail: ActionBarEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('action-bar', ActionBar);
