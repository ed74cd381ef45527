import { LitElement, css, html, type TemplateResult } from 'lit';
import { controlStyles } from './control-styles.ts';

/** A question with its two answers. */
export interface QuestionView {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks in the page, not over it. Fires `question-answered` with true or false. */
export class QuestionBar extends LitElement {
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
        border: 1px solid var(--review-solid);
        border-radius: var(--radius);
        background: var(--review-tint);
        color: var(--review-ink);
        font-size: 0.875rem;
      }
      p {
        flex: 1 1 16rem;
      }
    `,
  ];

  declare view: QuestionView;

  constructor() {
    super();
    this.view = { question: '', yes: '', no: '' };
  }

  protected override render(): TemplateResult {
    const { question, yes, no } = this.view;
    return html`<p>${question}</p>
      <button @click=${() => this.#answer(false)}>${no}</button>
      <button @click=${() => this.#answer(true)}>${yes}</button>`;
  }

  #answer(isYes: boolean): void {
    this.dispatchEvent(new CustomEvent('question-answered', { detail: isYes }));
  }
}

customElements.define('question-bar', QuestionBar);
