import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { CodingProposal } from '../../core/contracts/embed-document.ts';
import type { NumberFormat } from '../../core/contracts/embed-message.ts';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { controlStyles } from '../components/control-styles.ts';
import { amountWriter } from './amount-text.ts';
import { CodeField, type CodeChoice } from './code-field.ts';
import { pressKey } from './coding-keys.ts';
import { NOTHING_OPEN, type CodingState } from './coding-state.ts';
import { codingStyles } from './coding-styles.ts';
import { codingView } from './coding-view.ts';
import { openDesk, type DeskDoor } from './desk-door.ts';
import type { MasterLists } from './desk-messages.ts';
import { DocumentCoding } from './document-coding.ts';
import { DocumentGrid } from './document-grid.ts';
import { givenDocument, givenLaneLimits, givenMasters, type Given } from './given-values.ts';
import { documentCounts } from './grid-view.ts';
import { tokenStyles } from './token-styles.ts';
import { speakEmbedded } from './words/embed-words.ts';

/** How a host settled a proposal. `sentence` is shown to the person. */
export type Settlement =
  { readonly isWritten: true } | { readonly isWritten: false; readonly sentence: string };

/** Detail of each event of the element. */
export interface KonteraCodingEvents {
  'document-coded': {
    readonly documentId: string;
    readonly readyCount: number;
    readonly reviewCount: number;
    readonly needsYouCount: number;
  };
  /** The host checks and writes it, and then calls `settle`. */
  'coding-proposed': CodingProposal;
  'model-loaded': { readonly dimensions: readonly string[]; readonly lineCount: number };
  /** What was set cannot be used, or nothing can be coded; `detail` names the field and holds nothing of its content. */
  'coding-failed': { readonly code: ErrorCode; readonly detail: string };
}

/**
 * `<kontera-coding>`: codes a document of the page that holds it. What it is given it reads like a stranger's; it fetches
 * nothing but its worker, its engine and a model that is given as an address, and it writes nothing: it proposes.
 */
export class KonteraCoding extends LitElement {
  static override properties = {
    model: { attribute: false },
    masters: { attribute: false },
    laneLimits: { attribute: false },
    document: { attribute: false },
    numberFormat: { attribute: false },
    locale: {},
    theme: { reflect: true },
    workerUrl: { attribute: 'worker-url' },
    engineUrl: { attribute: 'engine-url' },
  };
  static override styles = [controlStyles, tokenStyles, codingStyles];

  /** A model's bytes, or where to fetch them; null: none yet. Bytes are copied. */
  declare model: ArrayBuffer | string | null;
  /** `{ dimensions }` as `GET /v1/masters` gives it; null: codes are free. */
  declare masters: unknown;
  /** `{ auto, review }`, each 0..1; null: 0.95 and 0.80. */
  declare laneLimits: unknown;
  /** An EmbedDocument; null: none. */
  declare document: unknown;
  /** Null: as the locale writes figures. */
  declare numberFormat: NumberFormat | null;
  /** BCP 47; '' for that of the page. */
  declare locale: string;
  /** `light`, `dark`, or '' for that of the system. */
  declare theme: string;
  /** Where the worker's script is; it has to be of the page's own origin. */
  declare workerUrl: string;
  declare engineUrl: string;

  readonly #coding: DocumentCoding;
  #desk: DeskDoor | null = null;
  #state: CodingState = NOTHING_OPEN;
  #choices = new Map<string, readonly CodeChoice[]>();
  #spoken = '';

  constructor() {
    super();
    this.model = this.masters = this.laneLimits = this.document = this.numberFormat = null;
    this.locale = this.theme = '';
    this.workerUrl = new URL('./kontera-coding-worker.js', import.meta.url).href;
    this.engineUrl = new URL('./engine.wasm', import.meta.url).href;
    this.#coding = new DocumentCoding({
      send: (request, transfer) => this.#desk?.send(request, transfer),
      changed: (state) => this.#changed(state),
      now: () => Date.now(),
    });
    this.addEventListener('keydown', this.#onKey);
  }

  /** Says what became of the proposal that `coding-proposed` carried. */
  settle(settlement: Settlement): void {
    if (settlement.isWritten) this.#coding.wrote();
    else this.#coding.refuse(settlement.sentence);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk?.close();
    this.#desk = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale')) void this.#speak();
    if (changed.has('model') || changed.has('masters') || changed.has('laneLimits')) void this.#useModel();
    if (changed.has('document'))
      this.#given(givenDocument(this.document), (document) => this.#coding.open(document));
  }

  protected override render(): TemplateResult {
    return codingView(this.#state, {
      coding: this.#coding,
      amount: amountWriter(this.#spoken || 'en-GB', this.numberFormat),
      choices: (dimension) => this.#choices.get(dimension) ?? [],
      handOver: this.#handOver,
      focusGrid: () => this.#grid()?.focusCell(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#useModel();
  }

  async #speak(): Promise<void> {
    const locale = this.locale || this.ownerDocument.documentElement.lang || navigator.language;
    await speakEmbedded(locale);
    this.#spoken = locale;
    this.#desk?.send({ kind: 'speak', locale });
    this.#coding.suggestAgain();
    this.requestUpdate();
  }

  /** A worker of its own for each model: nothing of a company outlives its model. */
  async #useModel(): Promise<void> {
    const { model } = this;
    this.#desk?.close();
    this.#desk = null;
    if (model === null) return;
    const bytes = typeof model === 'string' ? await fetchModel(model) : model.slice(0);
    if (this.model !== model || !this.isConnected) return;
    if (typeof bytes === 'string') this.fail('offline', bytes);
    else this.#given(givenMasters(this.masters), (lists) => this.#startDesk(bytes, lists));
  }

  #startDesk(bytes: ArrayBuffer, lists: MasterLists): void {
    this.#choices = new Map(Object.entries(lists));
    this.#given(givenLaneLimits(this.laneLimits), (limits) => {
      const place = {
        workerUrl: this.workerUrl,
        engineUrl: new URL(this.engineUrl, location.href).href,
        locale: this.#spoken || 'en-GB',
      };
      this.#desk = openDesk(place, (report) => this.#coding.take(report));
      this.#coding.useModel(bytes, lists, limits);
    });
  }

  #given<Value>(given: Given<Value>, use: (value: Value) => void): void {
    if (given.ok) use(given.value);
    else this.fail('invalid', given.fault);
  }

  /** Shows why nothing can be coded: a host that fetches the model itself says so here. */
  fail(code: ErrorCode, detail: string): void {
    this.#coding.fail({ code, detail });
  }

  #changed(state: CodingState): void {
    const before = this.#state;
    this.#state = state;
    this.requestUpdate();
    const { model, document, session, fault } = state;
    if (fault && fault !== before.fault) this.#fire('coding-failed', fault);
    if (model && model !== before.model)
      this.#fire('model-loaded', { dimensions: model.dimensions, lineCount: model.lineCount });
    if (!document || !session || state.isCoding || !before.isCoding) return;
    const { ready, review, needsYou } = documentCounts(state);
    this.#fire('document-coded', {
      documentId: document.documentId,
      readyCount: ready,
      reviewCount: review,
      needsYouCount: needsYou,
    });
  }

  #handOver = (): void => {
    const proposal = this.#coding.propose();
    if (proposal) this.#fire('coding-proposed', proposal);
  };

  #onKey = (event: KeyboardEvent): void => {
    const [origin] = event.composedPath();
    // A button means its own Enter, and a field its own letters.
    const isOther = origin instanceof HTMLButtonElement || origin instanceof HTMLInputElement;
    if (event.defaultPrevented || (isOther && !event.ctrlKey && !event.altKey && event.key !== 'F8')) return;
    const isMeant = pressKey(event, this.#coding, {
      type: (text) => this.#field()?.begin(text),
      handOver: this.#handOver,
    });
    if (isMeant) event.preventDefault();
  };

  #grid(): DocumentGrid | null {
    const found = this.renderRoot.querySelector('kontera-document-grid');
    return found instanceof DocumentGrid ? found : null;
  }

  #field(): CodeField | null {
    const found = this.renderRoot.querySelector('kontera-code-field');
    return found instanceof CodeField ? found : null;
  }

  #fire<Name extends keyof KonteraCodingEvents>(name: Name, detail: KonteraCodingEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** A model's bytes, or why there are none. */
async function fetchModel(address: string): Promise<ArrayBuffer | string> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.arrayBuffer() : `HTTP status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

if (!customElements.get('kontera-coding')) customElements.define('kontera-coding', KonteraCoding);
