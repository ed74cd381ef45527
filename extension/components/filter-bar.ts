import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { barStyles, fieldStyles } from './field-styles.ts';

/** Which rows the sheet shows, in words. */
export interface FilterBarView {
  /** What can be chosen, all rows first with the key ''. */
  readonly lanes: readonly { readonly key: string; readonly label: string }[];
  /** Key of the lane that is chosen. */
  readonly lane: string;
  /** `14 of 120 rows`; '' where none is left out. */
  readonly shown: string;
  /** What else is asked for; `column` of a filter by values, null for the sort. */
  readonly parts: readonly { readonly column: number | null; readonly label: string }[];
  /** What filtering again would do; '' where nothing changed. */
  readonly refit: string;
}

/** Detail of each event of the bar. */
export interface FilterBarEvents {
  'lane-chosen': { readonly key: string };
  /** A filter by values, or with null the sort, is no longer wanted. */
  'part-removed': { readonly column: number | null };
  'refit-asked': null;
  'all-asked': null;
  'find-asked': null;
}

/** The line above the sheet: which rows are shown, of how many, and what can be taken back. */
export class FilterBar extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    fieldStyles,
    barStyles,
    css`
      :host {
        gap: 0.375rem 0.75rem;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        min-width: 0;
      }
      ul {
        display: contents;
        list-style: none;
      }
      .part span {
        overflow: hidden;
        max-width: 16rem;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .find {
        margin-left: auto;
      }
    `,
  ];

  declare view: FilterBarView;

  constructor() {
    super();
    this.view = { lanes: [], lane: '', shown: '', parts: [], refit: '' };
  }

  protected override render(): TemplateResult {
    const { shown, parts, refit } = this.view;
    const { rows, find } = texts;
    return html`
      <label>${rows.show} ${this.#lanes()}</label>
      <span role="status">${shown}</span>
      <ul>
        ${parts.map((part) => html`<li>${this.#part(part)}</li>`)}
      </ul>
      ${refit ? this.#button(refit, () => this.#fire('refit-asked', null)) : nothing}
      ${shown || parts.length > 0 ? this.#button(rows.showAll, () => this.#fire('all-asked', null)) : nothing}
      <button class="small find" @click=${() => this.#fire('find-asked', null)}>
        ${find.open} <kbd>Ctrl F</kbd>
      </button>
    `;
  }

  #lanes(): TemplateResult {
    const onChange = ({ currentTarget }: Event): void => {
      if (currentTarget instanceof HTMLSelectElement) this.#fire('lane-chosen', { key: currentTarget.value });
    };
    return html`<select @change=${onChange}>
      ${this.view.lanes.map(
        ({ key, label }) => html`<option value=${key} .selected=${key === this.view.lane}>${label}</option>`,
      )}
    </select>`;
  }

  #part({ column, label }: FilterBarView['parts'][number]): TemplateResult {
    return html`<button
      class="small part"
      aria-label=${texts.rows.remove({ what: label })}
      @click=${() => this.#fire('part-removed', { column })}
    >
      <span>${label}</span> <span aria-hidden="true">✕</span>
    </button>`;
  }

  #button(label: string, act: () => void): TemplateResult {
    return html`<button class="small" @click=${act}>${label}</button>`;
  }

  #fire<Name extends keyof FilterBarEvents>(name: Name, detail: FilterBarEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('filter-bar', FilterBar);
