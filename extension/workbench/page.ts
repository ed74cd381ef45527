import { html, nothing, type TemplateResult } from 'lit';
import type { FileView, PickedFile } from '../components/file-bar.ts';
import type { ColumnMenuEvents } from '../components/column-menu.ts';
import type { FilterBarEvents } from '../components/filter-bar.ts';
import type { FindBarEvents } from '../components/find-bar.ts';
import type { GridColumn } from '../components/grid-sheet.ts';
import type { JournalGridEvents } from '../components/journal-grid.ts';
import { placeInSheet } from '../controllers/rows/show-rows.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import { texts } from '../texts/texts.ts';
import { columnMenuView, filterBarView } from './views/filter-view.ts';
import { findBarView } from './views/find-view.ts';
import { canWriteFiles } from './choose-file.ts';
import { gridSheet } from './views/grid-view.ts';
import {
  breakdown,
  listening,
  overview,
  refusal,
  rowPane,
  type PaneHandlers,
  type PaneSurroundings,
  type Told,
} from '../taskpane/pane.ts';
import { learnedText } from '../taskpane/views/learned-text.ts';
import { saveOutlook } from '../taskpane/views/progress-view.ts';

/** The grid has no selection of rows to code, and nothing is written into it. */
const ALONE: PaneSurroundings = { selectedCount: 0, writing: null };

/** What the page tells its composition root. */
export interface PageHandlers {
  filePicked(picked: PickedFile): void;
  demoAsked(): void;
  journalAsked(): void;
  saveAsked(): void;
  copyAsked(): void;
  changedAnswered(overwrites: boolean): void;
  waitingAnswered(isOpened: boolean): void;
  readonly grid: Told<JournalGridEvents>;
  readonly filter: Told<FilterBarEvents>;
  readonly menu: Told<ColumnMenuEvents>;
  readonly find: Told<FindBarEvents>;
  readonly pane: PaneHandlers;
  /** Name of the file that saving writes into; null where it makes a copy. */
  savesInto(): string | null;
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
      .view=${fileView(state, on)}
      @file-picked=${takeFile}
      @demo-asked=${() => on.demoAsked()}
      @save-asked=${() => on.saveAsked()}
      @copy-asked=${() => on.copyAsked()}
      @journal-asked=${() => on.journalAsked()}
    ></file-bar>
    ${state.broken === null ? nothing : breakdown(state.broken)}
    ${state.journal || state.task ? overview(state, on.pane, ALONE) : nothing} ${waiting(state, on)}
    ${changed(state, on)} ${refusal(state, on.pane)}
    ${
      state.journal
        ? html`<main class="work">
            ${sheetArea(state, columns, on)}
            <div class="side">${rowPane(state, on.pane)}</div>
          </main>`
        : start(state)
    }
    ${foot(state)}
    <drop-target @file-picked=${takeFile}></drop-target>
  `;
}

function grid(state: WorkbenchState, columns: readonly GridColumn[], on: PageHandlers): TemplateResult {
  const told = listening(on.grid);
  return html`<journal-grid
    id="sheet"
    .sheet=${gridSheet(state, columns)}
    .cursor=${placeInSheet(state, state.cursor)}
    @text-pasted=${told('text-pasted')}
    @header-clicked=${told('header-clicked')}
    @column-menu-asked=${told('column-menu-asked')}
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

/** The sheet with what arranges its rows. */
function sheetArea(state: WorkbenchState, columns: readonly GridColumn[], on: PageHandlers): TemplateResult {
  const filtered = listening(on.filter);
  return html`<div class="sheet-area">
    <filter-bar
      role="region"
      data-keeps-focus
      aria-label=${texts.rows.bar}
      .view=${filterBarView(state)}
      @lane-chosen=${filtered('lane-chosen')}
      @part-removed=${filtered('part-removed')}
      @refit-asked=${filtered('refit-asked')}
      @all-asked=${filtered('all-asked')}
      @find-asked=${filtered('find-asked')}
    ></filter-bar>
    ${findBar(state, on)} ${grid(state, columns, on)} ${columnMenu(state, on)}
  </div>`;
}

function findBar(state: WorkbenchState, on: PageHandlers): TemplateResult | typeof nothing {
  const view = findBarView(state);
  if (!view) return nothing;
  const told = listening(on.find);
  return html`<find-bar
    role="search"
    data-keeps-focus
    aria-label=${texts.find.bar}
    .view=${view}
    @find-typed=${told('find-typed')}
    @find-stepped=${told('find-stepped')}
    @find-closed=${told('find-closed')}
  ></find-bar>`;
}

function columnMenu(state: WorkbenchState, on: PageHandlers): TemplateResult | typeof nothing {
  const view = columnMenuView(state);
  if (!view) return nothing;
  const told = listening(on.menu);
  return html`<column-menu
    role="dialog"
    data-keeps-focus
    aria-label=${texts.rows.menu({ column: view.header })}
    .view=${view}
    @sort-chosen=${told('sort-chosen')}
    @value-toggled=${told('value-toggled')}
    @search-changed=${told('search-changed')}
    @menu-closed=${told('menu-closed')}
  ></column-menu>`;
}

function start(state: WorkbenchState): TemplateResult {
  if (state.isDemo || state.task) return html`<main class="work is-empty"></main>`;
  return html`<main class="work is-empty">
    <start-panel
      .view=${{ isHistoryMissing: !state.history, isJournalMissing: !state.journal }}
    ></start-panel>
  </main>`;
}

function waiting({ waitingFile }: WorkbenchState, on: PageHandlers): TemplateResult | typeof nothing {
  if (waitingFile === null) return nothing;
  const { question, open, stay } = texts.waiting;
  return html`<question-bar
    role="alert"
    .view=${{ question: question({ name: waitingFile }), yes: open, no: stay }}
    @question-answered=${(event: CustomEvent<boolean>) => on.waitingAnswered(event.detail)}
  ></question-bar>`;
}

/** Somebody else changed the file that is to be saved into: nothing is overwritten without an answer. */
function changed({ changedFile }: WorkbenchState, on: PageHandlers): TemplateResult | typeof nothing {
  if (changedFile === null) return nothing;
  const { changedOnDisk, overwrite, copy } = texts.save;
  return html`<question-bar
    role="alert"
    .view=${{ question: changedOnDisk({ name: changedFile }), yes: overwrite, no: copy }}
    @question-answered=${(event: CustomEvent<boolean>) => on.changedAnswered(event.detail)}
  ></question-bar>`;
}

function foot({ notice, session }: WorkbenchState): TemplateResult {
  return html`<footer class="foot">
    <p class="status"><span role="status">${notice}</span> ${session ? saveOutlook(session) : nothing}</p>
    ${
      session
        ? html`<p class="keys" aria-label=${texts.grid.keysLabel}>
            ${Object.entries(texts.grid.keys).map(([key, meaning]) => html`<span><b>${key}</b> ${meaning}</span>`)}
          </p>`
        : nothing
    }
  </footer>`;
}

function fileView({ isDemo, journal, history, session }: WorkbenchState, on: PageHandlers): FileView {
  const sheet = journal?.sheet ? ` – ${journal.sheet}` : '';
  return {
    isDemo,
    journal: journal && `${journal.name}${sheet}`,
    learned: history ? learnedText(history) : texts.header.nothingLearned,
    canSave: session !== null,
    savesInto: on.savesInto(),
    picksJournal: canWriteFiles(),
  };
}
