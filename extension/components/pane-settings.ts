import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { LANGUAGES } from '../texts/languages.ts';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { pageStyles } from './page-styles.ts';

/** What can be set, as it is. */
export interface PaneSettingsView {
  /** 0..1, `auto` at least as high as `review`. */
  readonly auto: number;
  readonly review: number;
  readonly language: string;
  /** What was learned or fetched, in a sentence. */
  readonly learned: string;
  readonly companies: readonly { readonly id: string; readonly name: string }[];
  readonly companyId: string;
  readonly serverOrigin: string;
  readonly callerName: string;
  /** Where people sign in besides with a key; '' where nowhere. */
  readonly signInHost: string;
  /** Why the server was not reached; '' where it was, or none is named. */
  readonly fault: string;
}

/** Detail of each event of the settings. */
export interface PaneSettingsEvents {
  'limits-set': { readonly auto: number; readonly review: number };
  'language-set': { readonly language: string };
  'company-chosen': { readonly companyId: string };
  'server-set': { readonly origin: string };
  'sign-in-asked': null;
  'key-entered': { readonly key: string };
  'signed-out': null;
  'history-picked': { readonly file: File };
  'mapping-asked': null;
  'leaving-asked': null;
}

/** What a person can set: limits, language, history, columns, company, server. */
export class PaneSettings extends LitElement {
  static override properties = { view: { attribute: false } };
  static override styles = [controlStyles, pageStyles];

  declare view: PaneSettingsView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    return html`${this.#history(view)} ${this.#limits(view)} ${this.#journal(view)} ${this.#server(view)}
      <section>
        <h2>${texts.settings.leaving}</h2>
        <p class="soft">${texts.settings.leavingHint}</p>
        ${this.#button(texts.settings.showLeaving, 'leaving-asked')}
      </section>`;
  }

  #history({ learned }: PaneSettingsView): TemplateResult {
    const { settings, start } = texts;
    return html`<section>
      <h2>${settings.history}</h2>
      <p>${learned}</p>
      <p class="soft">${start.noHistory}</p>
      <label
        >${texts.header.learnHistory}
        <input type="file" accept=".csv,.gz,.xlsx,.xlsm" @change=${this.#onHistory} />
      </label>
    </section>`;
  }

  #limits({ auto, review }: PaneSettingsView): TemplateResult {
    const { settings } = texts;
    const field = (name: string, label: string, value: number): TemplateResult =>
      html`<label
        >${label}
        <input
          name=${name}
          type="number"
          min="50"
          max="99"
          required
          .value=${String(Math.round(value * 100))}
      /></label>`;
    return html`<section>
      <h2>${settings.limits}</h2>
      <p class="soft">${settings.limitsHint}</p>
      <form class="row" @submit=${this.#onLimits}>
        ${field('auto', settings.auto, auto)} ${field('review', settings.review, review)}
        <button>${settings.apply}</button>
      </form>
    </section>`;
  }

  #journal({ language }: PaneSettingsView): TemplateResult {
    const { settings } = texts;
    const choose = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement)
        this.#fire('language-set', { language: event.target.value });
    };
    return html`<section>
      <h2>${settings.journal}</h2>
      ${this.#button(settings.mapping, 'mapping-asked')}
      <label
        >${settings.language}
        <select @change=${choose}>
          ${Object.entries(LANGUAGES).map(
            ([code, name]) => html`<option value=${code} ?selected=${code === language}>${name}</option>`,
          )}
        </select>
      </label>
    </section>`;
  }

  #server(view: PaneSettingsView): TemplateResult {
    const { settings } = texts;
    const choose = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement)
        this.#fire('company-chosen', { companyId: event.target.value });
    };
    return html`<section>
      <h2>${settings.server}</h2>
      <p class="soft">${settings.serverHint}</p>
      <form class="row" @submit=${this.#onServer}>
        <label
          >${settings.address}
          <input name="origin" type="url" placeholder="https://" .value=${view.serverOrigin}
        /></label>
        <button>${settings.apply}</button>
      </form>
      ${view.fault ? html`<p class="fault" role="alert">${view.fault}</p>` : nothing}
      ${view.serverOrigin ? this.#signIn(view) : nothing}
      <label
        >${settings.company}
        <select @change=${choose}>
          ${view.companies.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === view.companyId}>${name}</option>`,
          )}
        </select>
      </label>
    </section>`;
  }

  #signIn({ callerName, signInHost }: PaneSettingsView): TemplateResult {
    const { settings } = texts;
    if (callerName)
      return html`<p>${settings.signedIn({ name: callerName })}</p>
        ${this.#button(settings.signOut, 'signed-out')}`;
    return html`${
        signInHost ? this.#button(settings.signInAt({ host: signInHost }), 'sign-in-asked') : nothing
      }
      <form class="row" @submit=${this.#onKey}>
        <label
          >${settings.apiKey} <input name="key" type="password" autocomplete="off" required minlength="16"
        /></label>
        <button>${settings.signIn}</button>
      </form>`;
  }

  #button(
    label: string,
    event: 'sign-in-asked' | 'signed-out' | 'mapping-asked' | 'leaving-asked',
  ): TemplateResult {
    return html`<fluent-button @click=${() => this.#fire(event, null)}>${label}</fluent-button>`;
  }

  #onHistory = (event: Event): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const file = input.files?.[0];
    input.value = '';
    if (file) this.#fire('history-picked', { file });
  };

  #onLimits = (event: SubmitEvent): void => {
    const [auto, review] = [Number(fieldOf(event, 'auto')) / 100, Number(fieldOf(event, 'review')) / 100];
    this.#fire('limits-set', { auto: Math.max(auto, review), review: Math.min(auto, review) });
  };

  #onServer = (event: SubmitEvent): void => {
    this.#fire('server-set', { origin: fieldOf(event, 'origin').trim().replace(/\/+$/, '') });
  };

  #onKey = (event: SubmitEvent): void => {
    this.#fire('key-entered', { key: fieldOf(event, 'key') });
  };

  #fire<Name extends keyof PaneSettingsEvents>(name: Name, detail: PaneSettingsEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** The text of a field of the form that is sent; the page stays where it is. */
function fieldOf(event: SubmitEvent, name: string): string {
  event.preventDefault();
  const value = event.target instanceof HTMLFormElement ? new FormData(event.target).get(name) : null;
  return typeof value === 'string' ? value : '';
}

customElements.define('pane-settings', PaneSettings);
