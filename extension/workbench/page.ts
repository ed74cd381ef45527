import { html, nothing, type TemplateResult } from 'lit';
import type { ActionEvent } from '../components/action-bar.ts';
import type { FileView, PickedFile } from '../components/file-bar.ts';
import type { GridColumn } from '../components/grid-sheet.ts';
import type { JournalGridEvents } from '../components/journal-grid.ts';
import type { RefusedFileEvents } from '../components/refused-file.ts';
import type { SuggestionPaneEvents } from '../components/suggestion-pane.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import { texts } from '../texts/en.ts';
import { gridSheet } from './views/grid-view.ts';
import { paneView } from './views/pane-view.ts';
import { actionView, countsOf, progressParts, progressTask, saveOutlook } from './views/progress-view.ts';
import { refusedView } from './views/refused-view.ts';

/** Below this many lines the person is told what not to expect. */
const LITTLE_HISTORY_LINES = 500;

/** What the page tells its composition root. */
export interface PageHandlers {
  filePicked(picked: PickedFile): void;
  demoAsked(): void;
  saveAsked(): void;
  taskCancelled(): void;
  waitingAnswered(isOpened: boolean): void;
  acted(action: ActionEvent): void;
  grid<Name extends keyof JournalGridEvents>(name: Name, detail: JournalGridEvents[Name]): void;
  pane<Name extends keyof SuggestionPaneEvents>(name: Name, detail: SuggestionPaneEvents[Name]): void;
  refused<Name extends keyof RefusedFileEvents>(name: Name, detail: RefusedFileEvents[Name]): void;
}

/** The whole page for a state. `columns` are the journal's, made once. */
export function page(
  state: WorkbenchState,
  columns: readonly GridColumn[],
  on: PageHandlers,
): TemplateResult {
  const takeFile = (event: CustomEvent<PickedFile>): void => on.filePicked(event.detail);
  return html`
    ${state.journal ? html`<a class="skip" href="#sheet">${texts.page.skip}</a>` : nothing}
    <file-bar
      role="banner"
      .view=${fileView(state)}
      @file-picked=${takeFile}
      @demo-asked=${() => on.demoAsked()}
      @save-asked=${() => on.saveAsked()}
    ></file-bar>
    ${state.broken === null ? nothing : broken(state.broken)}
    ${state.journal || state.task ? overview(state, on) : nothing} ${waiting(state, on)} ${refused(state, on)}
    ${state.journal ? html`<main class="work">${sheet(state, columns, on)}${pane(state, on)}</main>` : start(state)}
    ${foot(state)}
    <drop-target @file-picked=${takeFile}></drop-target>
  `;
}

function overview(state: WorkbenchState, on: PageHandlers): TemplateResult {
  const counts = countsOf(state.session);
  return html`<section class="overview" aria-label=${texts.page.overview}>
    <progress-strip
      .parts=${progressParts(counts)}
      .task=${progressTask(state)}
      @task-cancelled=${() => on.taskCancelled()}
    ></progress-strip>
    <action-bar
      .view=${actionView(state, counts)}
      @ready-accepted=${() => on.acted('ready-accepted')}
      @next-exception-asked=${() => on.acted('next-exception-asked')}
      @undo-asked=${() => on.acted('undo-asked')}
      @coding-asked=${() => on.acted('coding-asked')}
    ></action-bar>
    ${hint(state)}
  </section>`;
}

function sheet(state: WorkbenchState, columns: readonly GridColumn[], on: PageHandlers): TemplateResult {
  const told =
    <Name extends keyof JournalGridEvents>(name: Name) =>
    (event: CustomEvent<JournalGridEvents[Name]>) =>
      on.grid(name, event.detail);
  return html`<journal-grid
    id="sheet"
    .sheet=${gridSheet(state, columns)}
    .cursor=${state.cursor}
    @cell-entered=${told('cell-entered')}
    @cell-confirmed=${told('cell-confirmed')}
    @row-confirmed=${told('row-confirmed')}
    @answer-used-for-more=${told('answer-used-for-more')}
    @alternative-picked=${told('alternative-picked')}
    @cells-typed=${told('cells-typed')}
    @sheet-left=${told('sheet-left')}
    @rows-shown=${told('rows-shown')}
  ></journal-grid>`;
}

function pane(state: WorkbenchState, on: PageHandlers): TemplateResult {
  const told =
    <Name extends keyof SuggestionPaneEvents>(name: Name) =>
    (event: CustomEvent<SuggestionPaneEvents[Name]>) =>
      on.pane(name, event.detail);
  return html`<suggestion-pane
    id="pane"
    role="region"
    tabindex="-1"
    aria-label=${texts.pane.label}
    .view=${paneView(state)}
    @cell-accepted=${told('cell-accepted')}
    @row-accepted=${told('row-accepted')}
    @value-picked=${told('value-picked')}
    @answer-used-for-more=${told('answer-used-for-more')}
    @learning-set=${told('learning-set')}
  ></suggestion-pane>`;
}

function start(state: WorkbenchState): TemplateResult {
  if (state.isDemo || state.task) return html`<main class="work is-empty"></main>`;
  return html`<main class="work is-empty">
    <start-panel
      .view=${{ isHistoryMissing: !state.history, isJournalMissing: !state.journal }}
    ></start-panel>
  </main>`;
}

function refused(state: WorkbenchState, on: PageHandlers): TemplateResult | typeof nothing {
  if (!state.refused) return nothing;
  return html`<refused-file
    role="alert"
    .view=${refusedView(state.refused)}
    @meanings-corrected=${(event: CustomEvent<RefusedFileEvents['meanings-corrected']>) =>
      on.refused('meanings-corrected', event.detail)}
    @refusal-closed=${() => on.refused('refusal-closed', null)}
  ></refused-file>`;
}

function waiting({ waitingFile }: WorkbenchState, on: PageHandlers): TemplateResult | typeof nothing {
  if (waitingFile === null) return nothing;
  const { question, open, stay } = texts.waiting;
  return html`<question-bar
    role="alert"
    .view=${{ question: question(waitingFile), yes: open, no: stay }}
    @question-answered=${(event: CustomEvent<boolean>) => on.waitingAnswered(event.detail)}
  ></question-bar>`;
}

function hint({ history }: WorkbenchState): TemplateResult | typeof nothing {
  if (!history || history.lineCount >= LITTLE_HISTORY_LINES) return nothing;
  return html`<p class="hint">${texts.start.littleHistory(history.lineCount)}</p>`;
}

function broken(message: string): TemplateResult {
  return html`<div class="broken" role="alert">
    <p>${texts.broken.worker}</p>
    <p>${texts.broken.detail(message)}</p>
  </div>`;
}

function foot({ notice, session }: WorkbenchState): TemplateResult {
  return html`<footer class="foot">
    <p class="status"><span role="status">${notice}</span> ${session ? saveOutlook(session) : nothing}</p>
    ${
      session
        ? html`<p class="keys" aria-label=${texts.grid.keysLabel}>
            ${texts.grid.keys.map(([key, meaning]) => html`<span><b>${key}</b> ${meaning}</span>`)}
          </p>`
        : nothing
    }
  </footer>`;
}

function fileView({ isDemo, journal, history, session }: WorkbenchState): FileView {
  const sheet = journal?.sheet ? ` – ${journal.sheet}` : '';
  return {
    isDemo,
    journal: journal && `${journal.name}${sheet}`,
    learned: history
      ? texts.header.learned(history.lineCount, history.lastDate)
      : texts.header.nothingLearned,
    canSave: session !== null,
  };
}
