import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import { pageStyles } from './page-styles.ts';

/** What checking found and how sending goes, in words. */
export interface CheckView {
  /** What is under way or out of date, else ''. */
  readonly status: string;
  /** Counts and what was not checked, one sentence each. */
  readonly summary: readonly string[];
  /** Rows that something stands against; `row` is the place in the journal. */
  readonly rows: readonly {
    readonly row: number;
    readonly label: string;
    readonly isStopped: boolean;
    readonly reasons: readonly string[];
  }[];
  /** Rows beyond those listed. */
  readonly moreRows: number;
  readonly documents: readonly {
    readonly title: string;
    readonly outcome: string;
    readonly conflicts: readonly string[];
  }[];
  readonly moreDocuments: number;
  /** Documents that sending would send. */
  readonly sendCount: number;
  readonly isBusy: boolean;
  /** Where drafts can be, by name; null where there is no server to ask. */
  readonly connections: readonly { readonly id: string; readonly name: string }[] | null;
  /** Where the drafts are read from; '' where one has to be chosen. */
  readonly connectionId: string;
  /** Why drafts could not be read; '' where they could. */
  readonly fault: string;
}

/** Detail of each event of the page. */
export interface CheckPageEvents {
  'check-asked': null;
  'sending-asked': null;
  'row-chosen': { readonly row: number };
  'connection-chosen': { readonly connectionId: string };
}

/** The journal's check with a way to each row, and sending it as drafts. */
export class CheckPage extends LitElement {
  static override properties = { view: { attribute: false } };
  static override styles = [
    controlStyles,
    pageStyles,
    css`
      ul {
        width: 100%;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--line-soft);
      }
      li {
        padding: 0.25rem 0;
        overflow-wrap: anywhere;
      }
      li button {
        width: 100%;
        min-height: 2rem;
        border: 0;
        background: none;
        text-align: start;
        white-space: normal;
      }
    `,
  ];

  declare view: CheckView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const { check } = texts;
    return html`<section>
        <h2>${check.title}</h2>
        <p role="status">${view.status}</p>
        ${view.summary.map((sentence) => html`<p>${sentence}</p>`)}
        <p class="fault" role="alert">${view.fault}</p>
        <fluent-button ?disabled=${view.isBusy} @click=${() => this.#fire('check-asked', null)}
          >${check.again}</fluent-button
        >
      </section>
      ${this.#rows(view)} ${view.connections === null ? nothing : this.#sending(view, view.connections)}`;
  }

  #rows({ rows, moreRows, isBusy }: CheckView): TemplateResult {
    const { check } = texts;
    return html`<section>
      <h2>${check.rows}</h2>
      ${rows.length === 0 && !isBusy ? html`<p class="soft">${check.none}</p>` : nothing}
      <ul>
        ${rows.map(
          ({ row, label, isStopped, reasons }) =>
            html`<li>
              <button @click=${() => this.#fire('row-chosen', { row })}>
                <strong>${check.open({ label })}</strong> · ${isStopped ? check.isStopped : check.isLook}:
                ${reasons.join('; ')}
              </button>
            </li>`,
        )}
        ${moreRows > 0 ? html`<li class="soft">${check.more({ count: moreRows })}</li>` : nothing}
      </ul>
    </section>`;
  }

  #sending(view: CheckView, connections: NonNullable<CheckView['connections']>): TemplateResult {
    const { check } = texts;
    return html`<section>
      <h2>${check.documents}</h2>
      <p class="soft">${check.never}</p>
      ${this.#connection(view, connections)}
      <ul>
        ${view.documents.map(
          ({ title, outcome, conflicts }) =>
            html`<li>
              <strong>${title}</strong> · ${outcome} ${conflicts.map((cell) => html`<p>${cell}</p>`)}
            </li>`,
        )}
        ${view.moreDocuments > 0 ? html`<li class="soft">${check.more({ count: view.moreDocuments })}</li>` : nothing}
      </ul>
      <fluent-button
        appearance="primary"
        ?disabled=${view.isBusy || view.sendCount === 0}
        @click=${() => this.#fire('sending-asked', null)}
        >${check.send({ count: view.sendCount })}</fluent-button
      >
    </section>`;
  }

  /** Which connection it is; a choice only where there are several. */
  #connection(
    { connectionId, isBusy }: CheckView,
    connections: NonNullable<CheckView['connections']>,
  ): TemplateResult {
    const { check } = texts;
    const [only, ...others] = connections;
    if (!only) return html`<p>${check.noConnection}</p>`;
    if (others.length === 0) return html`<p>${check.connection}: <strong>${only.name}</strong></p>`;
    const choose = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement)
        this.#fire('connection-chosen', { connectionId: event.target.value });
    };
    return html`<label
      >${check.connection}
      <select ?disabled=${isBusy} @change=${choose}>
        ${connectionId ? nothing : html`<option value="" selected disabled>${check.chooseConnection}</option>`}
        ${connections.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === connectionId}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  #fire<Name extends keyof CheckPageEvents>(name: Name, detail: CheckPageEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('check-page', CheckPage);
