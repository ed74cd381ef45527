import { LitElement, html, type TemplateResult } from 'lit';
import { controlStyles } from '../components/control-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { words } from './words/embed-words.ts';

/** A value that may be typed. */
export interface CodeChoice {
  readonly code: string;
  readonly name: string;
}

/** Detail of each event of the field. */
export interface CodeFieldEvents {
  'value-typed': { readonly value: string };
  /** The person goes back without a value. */
  'typing-left': null;
}

/** Most choices offered at a time: the list is for finding, not for reading. */
const MAX_CHOICES = 50;

/** A field for a value that is not among those suggested, with the records that begin like what was typed. */
export class CodeField extends LitElement {
  static override properties = {
    dimension: { attribute: false },
    choices: { attribute: false },
    typed: { state: true },
  };
  static override styles = [controlStyles, fieldStyles];

  /** The name of the dimension. */
  declare dimension: string;
  /** In the order in which they are offered. */
  declare choices: readonly CodeChoice[];
  declare typed: string;

  constructor() {
    super();
    this.dimension = '';
    this.choices = [];
    this.typed = '';
  }

  /** Begins with what was typed elsewhere. */
  begin(text: string): void {
    this.typed = text;
    void this.updateComplete.then(() => this.#field()?.focus());
  }

  protected override render(): TemplateResult {
    return html`<label for="code">${words.other({ dimension: this.dimension })}</label>
      <input
        id="code"
        list="codes"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength="64"
        aria-describedby="hint"
        .value=${this.typed}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <datalist id="codes">
        ${this.#offered().map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
      </datalist>
      <span id="hint" class="hint">${words.otherHint}</span>`;
  }

  #offered(): CodeChoice[] {
    const wanted = this.typed.toLowerCase();
    const found: CodeChoice[] = [];
    for (const choice of this.choices) {
      if (found.length === MAX_CHOICES) break;
      if (choice.code.toLowerCase().startsWith(wanted) || choice.name.toLowerCase().includes(wanted))
        found.push(choice);
    }
    return found;
  }

  #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #onInput = (): void => {
    this.typed = this.#field()?.value ?? '';
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const value = (this.#field()?.value ?? '').trim();
    this.typed = '';
    const isLeft = event.key === 'Escape' || value === '';
    const detail = isLeft ? null : { value };
    this.dispatchEvent(new CustomEvent(isLeft ? 'typing-left' : 'value-typed', { detail }));
  };
}

if (!customElements.get('kontera-code-field')) customElements.define('kontera-code-field', CodeField);
