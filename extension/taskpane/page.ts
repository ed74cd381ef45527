import { html, nothing, type TemplateResult } from 'lit';
import type { CheckPageEvents } from '../components/check-page.ts';
import type { PaneSettingsEvents } from '../components/pane-settings.ts';
import { texts } from '../texts/texts.ts';
import { breakdown, listening, overview, refusal, rowPane, type PaneHandlers, type Told } from './pane.ts';
import type { PaneState } from './pane-state.ts';
import { checkView } from './views/check-view.ts';
import { headerView, leavingView, settingsView } from './views/settings-view.ts';
import { mappingOf, sheetNotes, writingView } from './views/sheet-view.ts';

/** Whom the page tells what happens on it. */
export interface TaskPaneHandlers {
  readonly pane: PaneHandlers;
  readonly settings: Told<PaneSettingsEvents>;
  readonly check: Told<CheckPageEvents>;
  pageAsked(page: PaneState['page']): void;
  /** Looks for journals again, or opens one of those found. */
  journalAsked(key: string | null): void;
}

/** The whole task pane for a state. */
export function taskPane(state: PaneState, on: TaskPaneHandlers): TemplateResult {
  const { journal, page } = state;
  return html`
    <pane-header
      role="banner"
      .view=${headerView(state)}
      @settings-asked=${() => on.pageAsked('settings')}
      @journal-asked=${() => on.pageAsked('journal')}
    ></pane-header>
    ${journal.broken === null ? nothing : breakdown(journal.broken)}
    ${page === 'settings' ? settings(state, on) : nothing} ${page === 'check' ? checking(state, on) : nothing}
    ${page === 'leaving' ? html`<main><leaving-page .view=${leavingView(state)}></leaving-page></main>` : nothing}
    ${page === 'journal' ? journalPage(state, on) : nothing}
  `;
}

function journalPage(state: PaneState, on: TaskPaneHandlers): TemplateResult {
  const { journal, sheet, isMapping } = state;
  const shown = isMapping ? { ...journal, refused: mappingOf(journal) } : journal;
  const { selectedCount } = sheet;
  return html`<main class="journal">
    ${sheetNotes(sheet).map((note) => html`<p class="note" role="status">${note}</p>`)} ${journals(state, on)}
    ${
      journal.journal || journal.task
        ? overview(journal, on.pane, { selectedCount, writing: writingView(sheet) })
        : nothing
    }
    <p class="status" role="status">${journal.notice}</p>
    ${refusal(shown, on.pane)} ${journal.journal ? nothing : noJournal(state, on)}
    ${journal.journal && !journal.history && !journal.task ? noHistory(on) : nothing}
    ${journal.journal && journal.history ? rowPane(journal, on.pane) : nothing}
    ${journal.session ? checkButton(on) : nothing}
  </main>`;
}

/** Which of several journals is open, where the workbook has several. */
function journals({ sheet }: PaneState, on: TaskPaneHandlers): TemplateResult | typeof nothing {
  const whole = sheet.journals.filter(
    ({ missing, mapping }) => missing.length === 0 && mapping.dimensions.length > 0,
  );
  if (whole.length < 2) return nothing;
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) on.journalAsked(event.target.value);
  };
  return html`<label class="choose"
    >${texts.sheet.journals}
    <select @change=${choose}>
      ${whole.map(
        ({ key, sheet: name, name: table, headerRowNumber }) =>
          html`<option value=${key} ?selected=${key === sheet.openKey}>
            ${texts.sheet.open({ name: table || name, row: headerRowNumber })}
          </option>`,
      )}
    </select>
  </label>`;
}

function noJournal({ sheet, journal }: PaneState, on: TaskPaneHandlers): TemplateResult | typeof nothing {
  if (sheet.phase === 'looking' || journal.refused) return nothing;
  const { start } = texts;
  return html`<section class="note">
    <h2>${start.noSheetTitle}</h2>
    <p>${start.noSheet}</p>
    <fluent-button appearance="primary" @click=${() => on.journalAsked(null)}
      >${start.lookAgain}</fluent-button
    >
  </section>`;
}

function noHistory(on: TaskPaneHandlers): TemplateResult {
  const { start, header } = texts;
  return html`<section class="note">
    <h2>${start.noHistoryTitle}</h2>
    <p>${start.noHistory}</p>
    <fluent-button appearance="primary" @click=${() => on.pageAsked('settings')}
      >${header.learnHistory}</fluent-button
    >
  </section>`;
}

function checkButton(on: TaskPaneHandlers): TemplateResult {
  return html`<p class="note">
    <fluent-button @click=${() => on.pageAsked('check')}>${texts.check.title}</fluent-button>
  </p>`;
}

function checking({ sending, journal }: PaneState, on: TaskPaneHandlers): TemplateResult {
  const told = listening(on.check);
  return html`<main>
    <check-page
      .view=${checkView(sending, journal)}
      @check-asked=${told('check-asked')}
      @sending-asked=${told('sending-asked')}
      @row-chosen=${told('row-chosen')}
      @connection-chosen=${told('connection-chosen')}
    ></check-page>
  </main>`;
}

function settings(state: PaneState, on: TaskPaneHandlers): TemplateResult {
  const told = listening(on.settings);
  return html`<main>
    <pane-settings
      .view=${settingsView(state)}
      @limits-set=${told('limits-set')}
      @language-set=${told('language-set')}
      @company-chosen=${told('company-chosen')}
      @server-set=${told('server-set')}
      @key-entered=${told('key-entered')}
      @signed-out=${told('signed-out')}
      @history-picked=${told('history-picked')}
      @mapping-asked=${told('mapping-asked')}
      @leaving-asked=${told('leaving-asked')}
    ></pane-settings>
  </main>`;
}
