import { LitElement, css, html, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { barStyles, fieldStyles } from './field-styles.ts';

/** What is looked for, and how often it is there. */
export interface FindBarView {
  readonly text: string;
  /** `3 of 17`, `no hit`; '' while nothing is looked for. */
  readonly status: string;
  readonly hasHits: boolean;
}

/** Detail of each event of the bar. */
export interface FindBarEvents {
  'find-typed': { readonly text: string };
  'find-stepped': { readonly step: 1 | -1 };
  'find-closed': null;
}

/** A field to look for something in the sheet. Enter goes to the next hit, Shift+Enter back, Escape closes. */
export class FindBar extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    fieldStyles,
    barStyles,
    css`
      :host {
        gap: 0.375rem 0.5rem;
      }
      input {
        flex: 0 1 20rem;
        min-width: 8rem;
      }
      [role='status'] {
        min-width: 5rem;
        color: var(--ink-soft);
      }
      .close {
        margin-left: auto;
      }
      @media (max-width: 30rem) {
        input {
          flex: 1 1 8rem;
        }
      }
    `,
  ];

  declare view: FindBarView;

  constructor() {
    super();
    this.view = { text: '', status: '', hasHits: false };
  }

  /** Puts the focus into the field, all of it selected, so that something else can be typed at once. */
  override focus(): void {
    const field = this.shadowRoot?.querySelector('input');
    field?.focus();
    field?.select();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult {
    const { text, status, hasHits } = this.view;
    const { find } = texts;
    const onInput = ({ currentTarget }: Event): void => {
      if (currentTarget instanceof HTMLInputElement) this.#fire('find-typed', { text: currentTarget.value });
    };
    return html`
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        .value=${text}
        aria-label=${find.field}
        placeholder=${find.field}
        @input=${onInput}
        @keydown=${this.#onKey}
      />
      <span role="status">${status}</span>
      ${this.#step(-1, find.previous, '↑', hasHits)} ${this.#step(1, find.next, '↓', hasHits)}
      <button class="small close" @click=${() => this.#fire('find-closed', null)}>
        ${find.close} <kbd>Esc</kbd>
      </button>
    `;
  }

  #step(step: 1 | -1, label: string, sign: string, hasHits: boolean): TemplateResult {
    return html`<button
      class="small"
      aria-label=${label}
      title=${label}
      aria-disabled=${String(!hasHits)}
      @click=${() => this.#fire('find-stepped', { step })}
    >
      <span aria-hidden="true">${sign}</span>
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') this.#fire('find-closed', null);
    else this.#fire('find-stepped', { step: event.shiftKey ? -1 : 1 });
  };

  #fire<Name extends keyof FindBarEvents>(name: Name, detail: FindBarEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('find-bar', FindBar);
