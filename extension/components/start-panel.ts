import { LitElement, css, html, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';

/** What is still missing before anything can be coded. */
export interface StartView {
  readonly isHistoryMissing: boolean;
  readonly isJournalMissing: boolean;
}

/** The empty workbench: what to bring, from where, in which order. */
export class StartPanel extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        padding: 1rem;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
        gap: 1rem;
        max-width: 60rem;
        margin: 2rem auto;
        list-style: none;
        counter-reset: step;
      }
      li {
        counter-increment: step;
        padding: 1.25rem;
        border: 1px dashed var(--control-line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      li.is-done {
        border-style: solid;
        border-color: var(--line);
      }
      h2 {
        font-size: 1rem;
        line-height: 1.5rem;
      }
      h2::before {
        content: counter(step) '. ';
        color: var(--ink-soft);
      }
      .is-done h2::after {
        content: ' ✓';
        color: var(--ready-ink);
      }
      p {
        margin-top: 0.5rem;
        font-size: 0.875rem;
        line-height: 1.375rem;
        color: var(--ink-soft);
      }
    `,
  ];

  declare view: StartView;

  constructor() {
    super();
    this.view = { isHistoryMissing: true, isJournalMissing: true };
  }

  protected override render(): TemplateResult {
    const { start } = texts;
    return html`<ol>
      ${this.#step(start.noHistoryTitle, start.noHistory, start.fileKinds.history, this.view.isHistoryMissing)}
      ${this.#step(start.noJournalTitle, start.noJournal, start.fileKinds.journal, this.view.isJournalMissing)}
    </ol>`;
  }

  #step(title: string, body: string, kinds: string, isMissing: boolean): TemplateResult {
    return html`<li class=${isMissing ? '' : 'is-done'}>
      <h2>${title}</h2>
      <p>${body}</p>
      <p>${kinds}, ${texts.start.dropHere}</p>
    </li>`;
  }
}

customElements.define('start-panel', StartPanel);
