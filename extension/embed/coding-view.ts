import { html, nothing, type TemplateResult } from 'lit';
import '../components/suggestion-pane.ts';
import type { SuggestionPaneEvents } from '../components/suggestion-pane.ts';
import { texts } from '../texts/texts.ts';
import type { CellPlace } from '../worker/messages.ts';
import type { AmountWriter } from './amount-text.ts';
import './code-field.ts';
import type { CodeChoice, CodeFieldEvents } from './code-field.ts';
import type { CodingState } from './coding-state.ts';
import type { DocumentCoding } from './document-coding.ts';
import './document-grid.ts';
import { countsText, documentCounts, gridView, type DocumentCounts } from './grid-view.ts';
import { paneView } from './pane-view.ts';
import { statusText } from './status-text.ts';
import { words } from './words/embed-words.ts';

/** What the view of a coding stands on. */
export interface CodingViewHost {
  readonly coding: DocumentCoding;
  readonly amount: AmountWriter;
  readonly choices: (dimension: string) => readonly CodeChoice[];
  readonly handOver: () => void;
  readonly focusGrid: () => void;
}

/** The open document: its head, its lines, why the current one is coded so, and what can be done. */
export function codingView(state: CodingState, host: CodingViewHost): TemplateResult {
  const { document } = state;
  const counts = documentCounts(state);
  const number = document ? document.documentNumber || document.documentId : '';
  return html`<section aria-label=${words.label}>
    ${
      document
        ? html`<header>
            <h2>${document.supplierName} ${number}</h2>
            <span class="counts">${countsText(counts)}</span>
          </header>`
        : nothing
    }
    ${body(state, host)} ${footer(state, counts, host)}
  </section>`;
}

function body(state: CodingState, host: CodingViewHost): TemplateResult | typeof nothing {
  const { coding, amount } = host;
  const grid = gridView(state, amount);
  if (!grid || state.isCoding) return nothing;
  return html`<div class="body">
    <kontera-document-grid
      .view=${grid}
      @cell-entered=${({ detail }: CustomEvent<CellPlace>) => coding.enter(detail)}
    ></kontera-document-grid>
    <div class="side">${pane(state, host)} ${field(state, host)}</div>
  </div>`;
}

function pane(state: CodingState, { coding, amount }: CodingViewHost): TemplateResult {
  type Detail<Name extends keyof SuggestionPaneEvents> = CustomEvent<SuggestionPaneEvents[Name]>;
  const { row } = state.cursor;
  return html`<suggestion-pane
    .view=${paneView(state, amount)}
    @cell-accepted=${({ detail }: Detail<'cell-accepted'>) => coding.acceptCell({ row, ...detail })}
    @row-accepted=${() => coding.acceptLine(row)}
    @row-taken=${() => coding.takeLine(row)}
    @value-picked=${({ detail }: Detail<'value-picked'>) =>
      coding.choose({ row, dimension: detail.dimension }, detail.value)}
    @learning-set=${({ detail }: Detail<'learning-set'>) => coding.setLearning(row, detail.learns)}
  ></suggestion-pane>`;
}

function field(
  { session, cursor }: CodingState,
  { coding, choices, focusGrid }: CodingViewHost,
): TemplateResult {
  const name = session?.dimensions[cursor.dimension] ?? '';
  return html`<kontera-code-field
    .dimension=${texts.dimension(name)}
    .choices=${choices(name)}
    @value-typed=${({ detail }: CustomEvent<CodeFieldEvents['value-typed']>) => {
      coding.choose(cursor, detail.value);
      focusGrid();
    }}
    @typing-left=${focusGrid}
  ></kontera-code-field>`;
}

function footer(
  state: CodingState,
  { readyCells, toWrite }: DocumentCounts,
  { coding, handOver }: CodingViewHost,
): TemplateResult {
  const isBusy = state.handover.kind === 'waiting';
  const { actions } = texts;
  return html`<footer>
    <span class="status ${state.fault ? 'is-fault' : ''}" role="status">${statusText(state)}</span>
    ${
      readyCells > 0 && !isBusy
        ? html`<button @click=${() => coding.acceptAllReady()}>
            ${actions.acceptReadyCount({ count: readyCells })} <kbd>Ctrl Alt A</kbd>
          </button>`
        : nothing
    }
    ${
      state.session && state.session.log.length > 0 && !isBusy
        ? html`<button @click=${() => coding.undo()}>${actions.undoBatch} <kbd>Ctrl Z</kbd></button>`
        : nothing
    }
    ${
      toWrite > 0
        ? html`<button class="primary" aria-disabled=${isBusy} @click=${handOver}>
            ${words.handOver({ count: toWrite })} <kbd>Ctrl S</kbd>
          </button>`
        : nothing
    }
  </footer>`;
}
