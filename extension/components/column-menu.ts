import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { fieldStyles } from './field-styles.ts';

type Direction = 'ascending' | 'descending';

/** What can be asked of a column. */
export interface ColumnMenuView {
  readonly header: string;
  /** Null where the rows are not sorted by this column. */
  readonly sort: Direction | null;
  readonly search: string;
  readonly values: readonly {
    /** '' for a blank. */
    readonly text: string;
    readonly rowCount: number;
    readonly isWanted: boolean;
  }[];
  /** Values beyond those listed. */
  readonly moreCount: number;
}

/** Detail of each event of the menu. */
export interface ColumnMenuEvents {
  'sort-chosen': { readonly direction: Direction | null };
  'value-toggled': { readonly text: string; readonly isWanted: boolean };
  'search-changed': { readonly search: string };
  /** `isDone` where the person is through with it and wants to be back in the sheet. */
  'menu-closed': { readonly isDone: boolean };
}

/** Sorts and filters by one column, beside the sheet: what is chosen shows at once. */
export class ColumnMenu extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 0.375rem;
        width: 18rem;
        max-width: 100%;
        padding: 0.625rem;
        border: 1px solid var(--control-line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
        font-size: 0.8125rem;
        line-height: 1.25rem;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      h2 {
        overflow: hidden;
        font-size: 0.8125rem;
        font-weight: 650;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .sorts {
        display: flex;
        flex-direction: column;
      }
      .sorts button {
        border-color: transparent;
      }
      .sorts button[aria-pressed='true'] {
        border-color: var(--focus);
        font-weight: 600;
      }
      ul {
        /* What is hidden for the eye stays inside. */
        position: relative;
        flex: 1 1 auto;
        min-height: 3rem;
        max-height: 13rem;
        overflow: auto;
        list-style: none;
      }
      li label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.125rem 0.25rem;
      }
      li span {
        flex: 1 1 auto;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li small,
      .more {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare view: ColumnMenuView | null;

  constructor() {
    super();
    this.view = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#onPress, true);
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('focusout', this.#onFocusOut);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('pointerdown', this.#onPress, true);
    this.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('focusout', this.#onFocusOut);
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.shadowRoot?.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const { rows } = texts;
    const onSearch = ({ currentTarget }: Event): void => {
      if (currentTarget instanceof HTMLInputElement)
        this.#fire('search-changed', { search: currentTarget.value });
    };
    return html`<div class="head">
        <h2>${view.header}</h2>
        <button class="small" @click=${() => this.#fire('menu-closed', { isDone: true })}>
          ${rows.close}
        </button>
      </div>
      <div class="sorts">
        ${this.#sort('ascending', view.sort)} ${this.#sort('descending', view.sort)}
        ${this.#sort(null, view.sort)}
      </div>
      <input
        type="search"
        .value=${view.search}
        aria-label=${rows.search}
        placeholder=${rows.search}
        @input=${onSearch}
      />
      <ul tabindex="-1">
        ${view.values.map((value) => html`<li>${this.#value(value)}</li>`)}
      </ul>
      ${view.moreCount > 0 ? html`<p class="more">${rows.moreValues({ count: view.moreCount })}</p>` : nothing}`;
  }

  #sort(direction: Direction | null, sort: Direction | null): TemplateResult {
    return html`<button
      class="small"
      aria-pressed=${String(direction === sort)}
      @click=${() => this.#fire('sort-chosen', { direction })}
    >
      ${texts.rows.sort[direction ?? 'none']}
    </button>`;
  }

  #value({ text, rowCount, isWanted }: ColumnMenuView['values'][number]): TemplateResult {
    const onChange = ({ currentTarget }: Event): void => {
      if (currentTarget instanceof HTMLInputElement)
        this.#fire('value-toggled', { text, isWanted: currentTarget.checked });
    };
    return html`<label>
      <input type="checkbox" .checked=${isWanted} @change=${onChange} />
      <span>${text === '' ? texts.pane.blank : text}</span>
      <small>${texts.count(rowCount)}</small>
    </label>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#fire('menu-closed', { isDone: true });
  };

  readonly #onPress = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#fire('menu-closed', { isDone: false });
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && relatedTarget !== this) this.#fire('menu-closed', { isDone: false });
  };

  #fire<Name extends keyof ColumnMenuEvents>(name: Name, detail: ColumnMenuEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('column-menu', ColumnMenu);
