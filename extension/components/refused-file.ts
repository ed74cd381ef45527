import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { faultText, type Fault } from '../../core/domain/ledger-line.ts';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';

/** A file that could not be read, or not wholly. */
export interface RefusedView {
  readonly title: string;
  readonly faults: readonly Fault[];
  /** What each column was taken for, by header; null where that is not the trouble. */
  readonly meanings: Readonly<Record<string, string>> | null;
  /** What a column may mean, by the name that `meanings` uses. */
  readonly choices: readonly { readonly meaning: string; readonly label: string }[];
}

/** Detail of each event. */
export interface RefusedFileEvents {
  'meanings-corrected': Readonly<Record<string, string>>;
  'refusal-closed': null;
}

const MAX_SHOWN_FAULTS = 12;

/** Says what is wrong with a file, row by row, and lets the meaning of its columns be corrected. */
export class RefusedFile extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        padding: 0.75rem 1rem;
        border: 1px solid var(--fault-line);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: 0.8125rem;
        line-height: 1.25rem;
        box-shadow: var(--shadow);
      }
      .head {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 1rem;
      }
      h2 {
        font-size: 0.9375rem;
        line-height: 1.375rem;
        color: var(--fault-ink);
        overflow-wrap: anywhere;
      }
      h3 {
        margin-top: 0.75rem;
        font-size: 0.8125rem;
      }
      ul {
        margin-top: 0.375rem;
        padding-left: 1.125rem;
        max-height: 12rem;
        overflow: auto;
      }
      li {
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
        gap: 0.5rem 1.5rem;
        margin-top: 0.5rem;
        max-height: 40vh;
        overflow: auto;
        padding: 2px;
      }
      label {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
        align-items: center;
      }
      label span {
        overflow-wrap: anywhere;
      }
      select {
        font: inherit;
        min-height: 2rem;
        min-width: 0;
        border: 1px solid var(--control-line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }
      .end {
        margin-top: 0.75rem;
      }
    `,
  ];

  declare view: RefusedView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const rest = view.faults.length - MAX_SHOWN_FAULTS;
    return html`
      <div class="head">
        <h2>${view.title}</h2>
        <button @click=${() => this.#fire('refusal-closed', null)}>${texts.refused.dismiss}</button>
      </div>
      <ul tabindex="0">
        ${view.faults.slice(0, MAX_SHOWN_FAULTS).map((fault) => html`<li>${faultText(fault)}</li>`)}
        ${rest > 0 ? html`<li>${texts.refused.more({ count: rest })}</li>` : nothing}
      </ul>
      ${view.meanings ? this.#mapping(view.meanings, view.choices) : nothing}
    `;
  }

  #mapping(meanings: NonNullable<RefusedView['meanings']>, choices: RefusedView['choices']): TemplateResult {
    const { refused } = texts;
    return html`
      <h3>${refused.mappingTitle}</h3>
      <p>${refused.mapping}</p>
      <form id="meanings" @submit=${this.#onSubmit}>
        ${Object.entries(meanings).map(
          ([header, meaning]) =>
            html`<label>
              <span>${header}</span>
              <select name=${header}>
                <option value="">${refused.notUsed}</option>
                ${choices.map(
                  (choice) =>
                    html`<option value=${choice.meaning} ?selected=${choice.meaning === meaning}>
                      ${choice.label}
                    </option>`,
                )}
              </select>
            </label>`,
        )}
      </form>
      <p class="end"><button class="primary" form="meanings">${refused.readAgain}</button></p>
    `;
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const chosen = [...new FormData(event.target)].map(
      ([header, meaning]) => [header, typeof meaning === 'string' ? meaning : ''] as const,
    );
    this.#fire('meanings-corrected', Object.fromEntries(chosen));
  };

  #fire<Name extends keyof RefusedFileEvents>(name: Name, detail: RefusedFileEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('refused-file', RefusedFile);
