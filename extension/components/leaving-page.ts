import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { pageStyles } from './page-styles.ts';

/** What waits to leave this computer and what left it, to the letter. */
export interface LeavingView {
  readonly serverOrigin: string;
  readonly waiting: readonly { readonly title: string; readonly body: string }[];
  readonly left: readonly { readonly title: string; readonly body: string }[];
}

/** Shows exactly what leaves this computer: nothing is summed up or left out. */
export class LeavingPage extends LitElement {
  static override properties = { view: { attribute: false } };
  static override styles = [controlStyles, pageStyles];

  declare view: LeavingView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const { leaving } = texts;
    return html`<section>
        <h2>${texts.settings.leaving}</h2>
        <p>${view.serverOrigin ? leaving.toServer({ server: view.serverOrigin }) : leaving.nothing}</p>
        <p class="soft">${leaving.never}</p>
      </section>
      ${this.#list(leaving.waiting, view.waiting, leaving.noneWaiting)}
      ${this.#list(leaving.left, view.left, leaving.noneLeft)}`;
  }

  #list(title: string, entries: LeavingView['left'], none: string): TemplateResult {
    return html`<section>
      <h2>${title}</h2>
      ${entries.length === 0 ? html`<p class="soft">${none}</p>` : nothing}
      ${entries.map(
        (entry) =>
          html`<details>
            <summary>${entry.title}</summary>
            <pre tabindex="0">${entry.body || texts.leaving.noBody}</pre>
          </details>`,
      )}
    </section>`;
  }
}

customElements.define('leaving-page', LeavingPage);
