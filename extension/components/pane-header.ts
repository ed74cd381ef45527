import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';

/** Whose journal it is, with which model, and how the way to the server stands. */
export interface PaneHeaderView {
  readonly title: string;
  /** `model of 18 Nov`, `works offline`, ...: what there is to say. */
  readonly facts: readonly string[];
  /** Whether the pane shows another page than the journal. */
  readonly isAway: boolean;
}

/** The head of the pane. Fires `settings-asked` and `journal-asked`. */
export class PaneHeader extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 0.5rem;
        padding: 0.5rem 0.75rem;
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      div {
        min-width: 0;
      }
      h1 {
        margin: 0;
        font-size: 0.9375rem;
        line-height: 1.25rem;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      p {
        font-size: 0.75rem;
        line-height: 1rem;
        color: var(--ink-soft);
      }
      span:not(:last-child)::after {
        content: ' · ';
      }
      fluent-button {
        flex: none;
      }
    `,
  ];

  declare view: PaneHeaderView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const { header } = texts;
    return html`<div>
        <h1>${view.title}</h1>
        <p>${view.facts.map((fact) => html`<span>${fact}</span>`)}</p>
      </div>
      <fluent-button
        size="small"
        @click=${() => this.dispatchEvent(new CustomEvent(view.isAway ? 'journal-asked' : 'settings-asked'))}
        >${view.isAway ? header.back : header.settings}</fluent-button
      >`;
  }
}

customElements.define('pane-header', PaneHeader);
