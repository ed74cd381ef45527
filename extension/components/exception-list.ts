import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { keepFocus } from './keep-focus.ts';

/** Rows that one look serves, as they are listed. */
export interface ExceptionEntry {
  /** Row number of the first, as the sheet counts. */
  readonly label: string;
  readonly supplier: string;
  /** What is asked, in few words: `Account 4300?`. */
  readonly question: string;
  readonly mark: string;
  readonly kind: 'needs-you' | 'review' | 'deviates';
  readonly word: string;
  readonly rowCount: number;
  readonly isCurrent: boolean;
  /** Whether the whole group can be taken as shown. */
  readonly canTake: boolean;
}

/** What needs a person, worst first. */
export interface ExceptionListView {
  readonly entries: readonly ExceptionEntry[];
  /** Entries beyond those listed. */
  readonly moreCount: number;
  /** What is said where nothing is listed. */
  readonly whenEmpty: string;
}

/** Detail of each event of the list; `entry` is the position in it. */
export interface ExceptionListEvents {
  'exception-chosen': { readonly entry: number };
  'group-taken': { readonly entry: number };
}

/** The list of what needs a person, worst first, with one answer for rows that ask the same. */
export class ExceptionList extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        flex: none;
        container-type: inline-size;
        font-size: 0.8125rem;
        line-height: 1.25rem;
      }
      h2 {
        font-size: 0.75rem;
        line-height: 1rem;
        font-weight: 650;
        padding: 0.5rem 0.75rem 0.25rem;
      }
      ol {
        /* What is hidden for the eye stays inside. */
        position: relative;
        list-style: none;
        max-height: var(--exceptions-height, 8.5rem);
        overflow: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding-inline: 0.75rem 0.5rem;
        border-left: 3px solid transparent;
      }
      li + li {
        border-top: 1px solid var(--line-soft);
      }
      li[aria-current='true'] {
        border-left-color: var(--focus);
        background: var(--surface-raised);
      }
      .open {
        flex: 1 1 auto;
        min-width: 0;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 0.5rem;
        min-height: 2rem;
        padding: 0.25rem 0;
        border: 0;
        background: none;
        text-align: start;
      }
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .what small {
        font-size: 0.75rem;
        color: var(--ink-soft);
      }
      /* Beside the supplier there is no room for the question, which is what the list is for. */
      @container (max-width: 28rem) {
        ol {
          max-height: var(--exceptions-height, 11.5rem);
        }
        .what small {
          display: block;
          line-height: 1rem;
          overflow: hidden;
          text-overflow: ellipsis;
        }
      }
      .lane {
        align-self: center;
        min-width: 1.25rem;
        padding: 0 0.25rem;
        border-radius: 3px;
        font-size: 0.75rem;
        font-weight: 700;
        text-align: center;
      }
      .needs-you .lane {
        background: var(--needs-stripe);
        color: var(--needs-ink);
      }
      .review .lane {
        background: var(--review-tint);
        color: var(--review-ink);
      }
      .deviates .lane {
        border: 1px solid var(--review-solid);
        color: var(--ink);
      }
      .take {
        flex: none;
        min-height: 1.625rem;
        padding: 0 0.5rem;
        font-size: 0.75rem;
      }
      .soft {
        padding: 0 0.75rem 0.5rem;
        color: var(--ink-soft);
      }
    `,
  ];

  declare view: ExceptionListView;

  constructor() {
    super();
    this.view = { entries: [], moreCount: 0, whenEmpty: '' };
  }

  protected override render(): TemplateResult {
    const { entries, moreCount, whenEmpty } = this.view;
    const { exceptions } = texts;
    return html`<h2 id="title">${exceptions.title}</h2>
      ${
        entries.length === 0
          ? html`<p class="soft">${whenEmpty}</p>`
          : html`<ol aria-labelledby="title" tabindex="-1">
              ${entries.map((entry, index) => this.#entry(entry, index))}
              ${moreCount > 0 ? html`<li class="soft">${exceptions.more({ count: moreCount })}</li>` : nothing}
            </ol>`
      }`;
  }

  #entry(entry: ExceptionEntry, index: number): TemplateResult {
    const { exceptions } = texts;
    const rows = entry.rowCount > 1 ? exceptions.group({ count: entry.rowCount }) : '';
    return html`<li class=${entry.kind} aria-current=${entry.isCurrent}>
      <button
        class="open"
        @mousedown=${keepFocus}
        @click=${() => this.#fire('exception-chosen', { entry: index })}
      >
        <span class="lane"
          ><span aria-hidden="true">${entry.mark}</span
          ><span class="visually-hidden">${entry.word}</span></span
        >
        <span class="what"
          ><span class="visually-hidden">${exceptions.open({ label: entry.label })}</span> ${entry.supplier}
          <small>${[rows, entry.question].filter((part) => part !== '').join(' · ')}</small></span
        >
      </button>
      ${
        entry.rowCount > 1 && entry.canTake
          ? html`<button
              class="take"
              @mousedown=${keepFocus}
              @click=${() => this.#fire('group-taken', { entry: index })}
            >
              ${exceptions.answer({ count: entry.rowCount })}
            </button>`
          : nothing
      }
    </li>`;
  }

  #fire<Name extends keyof ExceptionListEvents>(name: Name, detail: ExceptionListEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('exception-list', ExceptionList);
