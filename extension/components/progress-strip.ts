import { LitElement, css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { STATE_MARKS } from './state-marks.ts';

/** Part of the journal's rows. */
export interface ProgressPart {
  readonly kind: 'done' | 'ready' | 'review' | 'needs-you' | 'empty';
  readonly rows: number;
}

/** Long work under way. */
export interface ProgressTask {
  readonly text: string;
  /** 0..1; null where it is not known. */
  readonly share: number | null;
}

function wordOf(kind: ProgressPart['kind']): string {
  const { progress } = texts;
  return kind === 'needs-you' ? progress.needsYou : progress[kind];
}

/** How far the journal is, as a bar with its legend, and what is being worked on. Fires `task-cancelled`. */
export class ProgressStrip extends LitElement {
  static override properties = { parts: { attribute: false }, task: { attribute: false } };

  static override styles = [
    controlStyles,
    css`
      :host {
        min-width: 0;
      }
      svg {
        display: block;
        width: 100%;
        height: 0.625rem;
        border-radius: 3px;
        background: var(--line-soft);
      }
      .done {
        fill: var(--done-solid);
      }
      .ready {
        fill: var(--ready-solid);
      }
      .review {
        fill: var(--review-solid);
      }
      .needs-you {
        fill: url(#hatch);
      }
      .empty {
        fill: transparent;
      }
      .hatch-ground {
        fill: var(--needs-solid);
      }
      .hatch-line {
        stroke: var(--surface);
        stroke-width: 2;
      }
      /* One line whether something is being worked on or not: nothing may move under the cursor. */
      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        min-height: 1.75rem;
        margin-top: 0.25rem;
      }
      .legend {
        list-style: none;
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 1rem;
        font-size: 0.8125rem;
        line-height: 1.25rem;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .legend b {
        color: var(--ink);
        font-weight: 600;
      }
      .total {
        color: var(--ink);
        font-weight: 600;
      }
      .swatch {
        display: inline-block;
        min-width: 1rem;
        height: 1rem;
        line-height: 1rem;
        margin-right: 0.125rem;
        border-radius: 3px;
        text-align: center;
        font-size: 0.625rem;
        font-weight: 700;
        vertical-align: middle;
      }
      .swatch.done {
        background: var(--done-solid);
      }
      .swatch.ready {
        background: var(--ready-tint);
        color: var(--ready-ink);
      }
      .swatch.review {
        background: var(--review-tint);
        color: var(--review-ink);
      }
      .swatch.needs-you {
        background: var(--needs-stripe);
        color: var(--needs-ink);
      }
      .swatch.empty {
        border: 1px solid var(--control-line);
      }
      .task {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        flex: 0 1 auto;
        white-space: nowrap;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }
      .task progress {
        width: 6rem;
        height: 0.625rem;
        accent-color: var(--accent);
      }
      .task button {
        min-height: 1.75rem;
        padding-block: 0.125rem;
      }
      @media (max-width: 60rem) {
        .legend:not(:last-child) {
          display: none;
        }
      }
    `,
  ];

  declare parts: readonly ProgressPart[];
  /** Null while nothing is being worked on. */
  declare task: ProgressTask | null;

  constructor() {
    super();
    this.parts = [];
    this.task = null;
  }

  protected override render(): TemplateResult {
    return html`${this.#rows > 0 ? this.#bar() : nothing}
      <div class="line">
        ${this.#rows > 0 ? this.#legend() : nothing} ${this.task ? this.#task(this.task) : nothing}
      </div>`;
  }

  get #rows(): number {
    return this.parts.reduce((sum, { rows }) => sum + rows, 0);
  }

  #task({ text, share }: ProgressTask): TemplateResult {
    return html`<div class="task">
      <span id="task" role="status">${text}</span>
      <progress aria-labelledby="task" value=${ifDefined(share ?? undefined)} max="1"></progress>
      <button @click=${() => this.dispatchEvent(new CustomEvent('task-cancelled'))}>
        ${texts.progress.cancel}
      </button>
    </div>`;
  }

  #bar(): TemplateResult {
    return html`<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="6" height="6" />
          <line class="hatch-line" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      ${this.#segments()}
    </svg>`;
  }

  #legend(): TemplateResult {
    const shown = this.parts.filter(({ rows }) => rows > 0);
    return html`<ul class="legend" aria-label=${texts.progress.label}>
      <li class="total">${texts.progress.rows({ count: this.#rows })}</li>
      ${shown.map(({ kind, rows }) => this.#legendPart(kind, rows))}
    </ul>`;
  }

  #legendPart(kind: ProgressPart['kind'], rows: number): TemplateResult {
    return html`<li>
      <span class="swatch ${kind}" aria-hidden="true">${kind === 'done' ? '' : STATE_MARKS[kind]}</span>
      <b>${texts.count(rows)}</b> ${wordOf(kind)}
    </li>`;
  }

  #segments(): SVGTemplateResult[] {
    const total = this.#rows;
    let start = 0;
    return this.parts.map(({ kind, rows }) => {
      const x = (start / total) * 1000;
      start += rows;
      return svg`<rect class=${kind} x=${x} y="0" width=${(rows / total) * 1000} height="10" />`;
    });
  }
}

customElements.define('progress-strip', ProgressStrip);
