import { html, type Markup } from './markup.ts';
import { intervalText, percent, type ShareWithInterval } from './share-text.ts';

/** One of the numbers that a controller reads first. */
export interface HeadlineNumber {
  readonly name: string;
  readonly share: ShareWithInterval;
  /** What exactly it counts, in a sentence. */
  readonly meaning: string;
  /** The same of the rules used today; empty where they are not known. */
  readonly rules: readonly { readonly name: string; readonly value: number | null }[];
}

/** The numbers side by side, each with its interval, its meaning and the rules used today. */
export function headline(numbers: readonly HeadlineNumber[]): Markup {
  return html`<div class="numbers">${numbers.map(numberCard)}</div>`;
}

function numberCard({ name, share, meaning, rules }: HeadlineNumber): Markup {
  const interval = share.low === null ? 'no interval' : `95 %: ${intervalText(share)} %`;
  return html`<section class="number-card">
    <h2>${name}</h2>
    <p class="value">${percent(share.value)}</p>
    <p class="interval">${interval}</p>
    <dl>
      ${rules.map(
        (rule) =>
          html`<div>
            <dt>${rule.name}</dt>
            <dd>${percent(rule.value)}</dd>
          </div>`,
      )}
    </dl>
    <p class="meaning">${meaning}</p>
  </section>`;
}
