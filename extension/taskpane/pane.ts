// The pane, the same beside a sheet of another program and beside the workbench's own grid.
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionBarEvents } from '../components/action-bar.ts';
import type { ExceptionListEvents } from '../components/exception-list.ts';
import type { RefusedFileEvents } from '../components/refused-file.ts';
import type { SuggestionPaneEvents } from '../components/suggestion-pane.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import { texts } from '../texts/texts.ts';
import { exceptionListView } from './views/exceptions-view.ts';
import { paneView } from './views/pane-view.ts';
import { actionView, countsOf, progressParts, progressTask } from './views/progress-view.ts';
import { refusedView } from './views/refused-view.ts';

/** Below this many lines the person is told what not to expect. */
const LITTLE_HISTORY_LINES = 500;

/** Tells an event of a component with its detail. */
export type Told<Events> = <Name extends keyof Events>(name: Name, detail: Events[Name]) => void;

/** What is done at each event of a component, by its name. */
export type HandlersOf<Events> = { readonly [Name in keyof Events]: (detail: Events[Name]) => void };

/** Whom the pane tells what happens in it. */
export interface PaneHandlers {
  readonly actions: Told<ActionBarEvents>;
  readonly exceptions: Told<ExceptionListEvents>;
  readonly row: Told<SuggestionPaneEvents>;
  readonly refused: Told<RefusedFileEvents>;
  taskCancelled(): void;
}

/** What the page beside a sheet adds to what the pane shows. */
export interface PaneSurroundings {
  /** Rows that the person selected in the sheet. */
  readonly selectedCount: number;
  /** Writing under way, in a sentence; shown where the worker does nothing. */
  readonly writing: { readonly text: string; readonly share: number | null } | null;
}

/** How far the journal is and what can be done with the whole of it. */
export function overview(
  state: WorkbenchState,
  on: PaneHandlers,
  { selectedCount, writing }: PaneSurroundings,
): TemplateResult {
  const counts = countsOf(state.session);
  const told = listening(on.actions);
  return html`<section class="overview" aria-label=${texts.page.overview}>
    <progress-strip
      .parts=${progressParts(counts)}
      .task=${progressTask(state) ?? writing}
      @task-cancelled=${() => on.taskCancelled()}
    ></progress-strip>
    <action-bar
      .view=${actionView(state, counts, selectedCount)}
      @coding-asked=${told('coding-asked')}
      @ready-accepted=${told('ready-accepted')}
      @next-exception-asked=${told('next-exception-asked')}
      @undo-asked=${told('undo-asked')}
      @withdrawal-asked=${told('withdrawal-asked')}
      @column-accepted=${told('column-accepted')}
      @above-accepted=${told('above-accepted')}
    ></action-bar>
    ${littleHistory(state)}
  </section>`;
}

/** What needs the person, and what is known of the current row. */
export function rowPane(state: WorkbenchState, on: PaneHandlers): TemplateResult {
  const listed = listening(on.exceptions);
  const told = listening(on.row);
  return html`<exception-list
      .view=${exceptionListView(state)}
      @exception-chosen=${listed('exception-chosen')}
      @group-taken=${listed('group-taken')}
    ></exception-list>
    <suggestion-pane
      id="pane"
      role="region"
      tabindex="-1"
      aria-label=${texts.pane.label}
      .view=${paneView(state)}
      @cell-accepted=${told('cell-accepted')}
      @row-accepted=${told('row-accepted')}
      @row-taken=${told('row-taken')}
      @value-picked=${told('value-picked')}
      @answer-used-for-more=${told('answer-used-for-more')}
      @learning-set=${told('learning-set')}
    ></suggestion-pane>`;
}

/** A file or a sheet that could not be read, or not wholly. */
export function refusal(state: WorkbenchState, on: PaneHandlers): TemplateResult | typeof nothing {
  if (!state.refused) return nothing;
  const told = listening(on.refused);
  return html`<refused-file
    role="alert"
    .view=${refusedView(state.refused)}
    @meanings-corrected=${told('meanings-corrected')}
    @refusal-closed=${told('refusal-closed')}
  ></refused-file>`;
}

/** A mistake of ours, after which nothing works. */
export function breakdown(message: string): TemplateResult {
  return html`<div class="broken" role="alert">
    <p>${texts.broken.worker}</p>
    <p>${texts.broken.detail({ message })}</p>
  </div>`;
}

/** Listeners that hand over an event’s detail. */
export function listening<Events>(
  tell: Told<Events>,
): <Name extends keyof Events>(name: Name) => (event: CustomEvent<Events[Name]>) => void {
  return (name) => (event) => tell(name, event.detail);
}

function littleHistory({ history }: WorkbenchState): TemplateResult | typeof nothing {
  if (!history || history.lineCount >= LITTLE_HISTORY_LINES) return nothing;
  return html`<p class="hint">${texts.start.littleHistory({ count: history.lineCount })}</p>`;
}
