import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';

/** What is open, and what was learned. */
export interface FileView {
  readonly isDemo: boolean;
  /** File and sheet; null where no journal is open. */
  readonly journal: string | null;
  /** What was learned, in a sentence. */
  readonly learned: string;
  readonly canSave: boolean;
  /** Name of the file that saving writes into; null where it makes a copy. */
  readonly savesInto: string | null;
  /** Whether the page asks for the journal itself, so that it can be written again. */
  readonly picksJournal: boolean;
}

/** A file that a person picked. */
export interface PickedFile {
  readonly role: 'journal' | 'history';
  readonly file: File;
  /** Resolves to what lets the file be written again; null where the browser gives nothing of the kind. */
  readonly handle?: Promise<FileSystemHandle | null> | undefined;
}

/** The head of the page: product, files, and what to do with files. Fires `file-picked`, `journal-asked`, `demo-asked`, `save-asked`, `copy-asked`. */
export class FileBar extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        padding: 0.5rem 1rem;
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin: 0;
        font-size: 1rem;
        font-weight: 650;
        letter-spacing: 0.01em;
      }
      h1 svg {
        width: 1.25rem;
        height: 1.25rem;
      }
      .mark-ground {
        fill: var(--accent);
      }
      .mark-stroke {
        stroke: var(--on-accent);
        stroke-width: 2;
        fill: none;
        stroke-linecap: round;
      }
      .facts {
        flex: 1 1 16rem;
        min-width: 0;
        font-size: 0.8125rem;
        line-height: 1.25rem;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .facts strong {
        color: var(--ink);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .fact:not(:last-child)::after {
        content: ' · ';
      }
      .badge {
        padding: 0 0.375rem;
        border: 1px solid var(--control-line);
        border-radius: 999px;
        font-size: 0.75rem;
        white-space: nowrap;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      input[type='file'] {
        display: none;
      }
      @media (max-width: 30rem) {
        :host {
          padding: 0.5rem 0.75rem;
        }
        .files button {
          flex: 1 1 auto;
          justify-content: center;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  declare view: FileView;

  constructor() {
    super();
    this.view = {
      ...{ isDemo: false, journal: null, learned: '', canSave: false },
      ...{ savesInto: null, picksJournal: false },
    };
  }

  protected override render(): TemplateResult {
    const { isDemo, journal, learned, canSave, savesInto } = this.view;
    const { header } = texts;
    return html`
      <h1>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect class="mark-ground" width="20" height="20" rx="4" />
          <path class="mark-stroke" d="M6 5v10M14 5l-6 5 6 5" />
        </svg>
        ${texts.product}
      </h1>
      <div class="facts">
        ${isDemo ? html`<span class="badge">${header.demo}</span> ` : nothing}
        <strong>${journal ?? header.noJournal}</strong><br />
        <span class="fact">${learned}</span><span class="fact">${header.offline}</span>
      </div>
      <div class="files">
        ${isDemo ? nothing : html`<button @click=${() => this.#fire('demo-asked')}>${header.tryDemo}</button>`}
        ${this.#picker('journal', header.openJournal, '.xlsx,.xlsm,.csv')}
        ${this.#picker('history', header.learnHistory, '.csv,.gz,.xlsx,.xlsm')}
        ${savesInto === null ? nothing : html`<button @click=${() => this.#fire('copy-asked')}>${texts.save.copy}</button>`}
        <button
          class="primary"
          aria-disabled=${!canSave}
          title=${savesInto ?? ''}
          @click=${() => this.#fire('save-asked')}
        >
          ${savesInto === null ? header.save : header.saveInPlace} <kbd>Ctrl S</kbd>
        </button>
      </div>
    `;
  }

  #picker(role: PickedFile['role'], label: string, accept: string): TemplateResult {
    const onChange = (event: Event): void => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement)) return;
      const file = input.files?.[0];
      // Emptied, so that the same file can be picked again after it was corrected.
      input.value = '';
      if (file) this.#fire('file-picked', { role, file });
    };
    return html`<button
        @click=${(event: Event) => {
          if (role === 'journal' && this.view.picksJournal) {
            this.#fire('journal-asked');
            return;
          }
          const input = event.currentTarget instanceof HTMLElement && event.currentTarget.nextElementSibling;
          if (input instanceof HTMLInputElement) input.click();
        }}
      >
        ${label}</button
      ><input type="file" data-role=${role} accept=${accept} aria-label=${label} @change=${onChange} />`;
  }

  #fire(name: string, detail?: PickedFile): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('file-bar', FileBar);
