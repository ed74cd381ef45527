import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/en.ts';
import { controlStyles } from './control-styles.ts';

/** What the actions would do now. */
export interface ActionView {
  readonly readyCells: number;
  readonly hasException: boolean;
  readonly canUndo: boolean;
  /** Whether rows are left that coding was cancelled before. */
  readonly canCode: boolean;
}

/** Detail-less events of the bar. */
export type ActionEvent = 'ready-accepted' | 'next-exception-asked' | 'undo-asked' | 'coding-asked';

/** The actions on the whole journal, each with its key. Fires `ActionEvent`s. */
export class ActionBar extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      @media (max-width: 30rem) {
        button {
          flex: 1 1 auto;
          justify-content: center;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  declare view: ActionView;

  constructor() {
    super();
    this.view = { readyCells: 0, hasException: false, canUndo: false, canCode: false };
  }

  protected override render(): TemplateResult {
    const { readyCells, hasException, canUndo, canCode } = this.view;
    const { actions } = texts;
    return html`
      ${canCode ? this.#button('coding-asked', texts.progress.again, '', true) : nothing}
      ${this.#button('ready-accepted', actions.acceptReady, 'Ctrl Alt A', readyCells > 0, {
        isPrimary: true,
        hint: actions.acceptReadyHint(readyCells),
      })}
      ${this.#button('next-exception-asked', actions.nextException, 'F8', hasException)}
      ${this.#button('undo-asked', actions.undo, 'Ctrl Z', canUndo)}
    `;
  }

  // aria-disabled, not disabled: the focus stays on a button whose last use made it useless.
  #button(
    event: ActionEvent,
    label: string,
    keys: string,
    isUseful: boolean,
    look: { isPrimary?: boolean; hint?: string } = {},
  ): TemplateResult {
    return html`<button
      class=${look.isPrimary ? 'primary' : ''}
      aria-disabled=${!isUseful}
      title=${look.hint ?? ''}
      @mousedown=${keepFocus}
      @click=${() => this.dispatchEvent(new CustomEvent(event))}
    >
      ${label} ${keys ? html`<kbd>${keys}</kbd>` : nothing}
    </button>`;
  }
}

/** A click on a button leaves the focus where it is: in the sheet. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

customElements.define('action-bar', ActionBar);
