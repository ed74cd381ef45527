import type { FocusAfterRenderEvent, PluginProviders, ViewPortScrollEvent } from '@revolist/revogrid';
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { codeEditor, type EditEnd } from './code-editor.ts';
import { GridClipboard, type GridClipboardHost } from './grid-clipboard.ts';
import { fitColumns } from './fit-columns.ts';
import { gridColumns, rowNumberColumn } from './grid-columns.ts';
import { gridCommand } from './grid-keys.ts';
import { giveRoles } from './grid-roles.ts';
import { GridNavigator } from './grid-navigator.ts';
import { codingPlaces, type GridPlace, type GridRange, type GridSheet } from './grid-sheet.ts';

/** What a person typed or cleared. */
export interface TypedCell extends GridPlace {
  readonly value: string;
}

/** Detail of each event of the grid. */
export interface JournalGridEvents {
  /** The cursor stands on another cell. */
  'cell-entered': GridPlace;
  /** Enter on a coding cell that holds a value. */
  'cell-confirmed': GridPlace;
  /** Ctrl+Enter on a row. */
  'row-confirmed': GridPlace;
  /** Ctrl+Shift+Enter: the last answer for the rows it would serve too. */
  'answer-used-for-more': null;
  /** A click on a column's header. */
  'header-clicked': { readonly column: number };
  /** Alt+Down, or a click on the header's button; `leftPx` is where the column begins, from the sheet's left. */
  'column-menu-asked': { readonly column: number; readonly leftPx: number };
  /** Alt and a digit: the alternative of that position, 0 for the first. */
  'alternative-picked': GridPlace & { readonly alternative: number };
  /** Tab beyond the last coding cell, or back before the first. */
  'sheet-left': { readonly step: 1 | -1 };
  /** The sheet was scrolled. */
  'rows-shown': { readonly firstRow: number };
  /** Text of another program's cells, for the selected ones. */
  'text-pasted': { readonly range: GridRange; readonly plain: string };
  /** Cells typed into or cleared; `isConfirmed` where Enter ended it. */
  'cells-typed': { readonly cells: readonly TypedCell[]; readonly isConfirmed: boolean };
}

const ROW_HEIGHT_PX = 30;
const ROW_NUMBER_WIDTH_PX = 46;
const SCROLL_BAR_PX = 18;

/**
 * The journal's sheet: the one place that knows the grid component. Takes a `sheet` and a `cursor`, fires the events of
 * `JournalGridEvents`. Renders into the page itself: the grid listens to the document's keys, which a shadow root
 * would hide from it.
 */
export class JournalGrid extends LitElement {
  static override properties = { sheet: { attribute: false }, cursor: { attribute: false } };

  declare sheet: GridSheet | null;
  /** Where the cursor is to stand; null leaves it where it is. */
  declare cursor: GridPlace | null;

  #grid: HTMLRevoGridElement | null = null;
  #navigator: GridNavigator | null = null;
  #clipboard: GridClipboard | null = null;
  #selection: PluginProviders['selection'] | null = null;
  /** Where the cursor is, and where the grid last drew it. */
  #at: GridPlace | null = null;
  #drawn: GridPlace | null = null;
  #isCatchingUp = false;

  constructor() {
    super();
    this.sheet = null;
    this.cursor = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown, true);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKeyDown, true);
    this.#navigator?.dispose();
    this.#clipboard?.dispose();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<revo-grid
      .range=${true}
      .resize=${true}
      .rowSize=${ROW_HEIGHT_PX}
      .filter=${false}
      .exporting=${false}
      .canMoveColumns=${false}
      .canDrag=${false}
      .accessible=${false}
      tabindex="0"
      @afterfocus=${this.#onFocus}
      @afterrender=${this.#onDrawn}
      @focusin=${this.#onFocusIn}
      @pointerdown=${() => (this.#isCatchingUp = false)}
      @beforefocuslost=${(event: Event) => event.preventDefault()}
      @beforekeydown=${this.#onGridKeyDown}
      @beforeedit=${(event: Event) => event.preventDefault()}
      @beforerangeedit=${(event: Event) => event.preventDefault()}
      @beforeautofill=${(event: Event) => event.preventDefault()}
      @viewportscroll=${this.#onScroll}
      @beforeheaderclick=${this.#onHeaderClick}
    ></revo-grid>`;
  }

  protected override firstUpdated(): void {
    this.#grid = this.querySelector('revo-grid');
    if (this.#grid) this.#navigator = new GridNavigator(this.#grid, ROW_HEIGHT_PX);
    this.#clipboard = new GridClipboard(this.#clipboardHost);
    void this.#grid?.getProviders().then((providers) => (this.#selection = providers?.selection ?? null));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('sheet')) this.#showSheet(changed.get('sheet') ?? null);
    if (changed.has('cursor') && this.cursor && !isSame(this.cursor, this.#at)) this.#moveTo(this.cursor);
  }

  #showSheet(before: GridSheet | null): void {
    const { sheet } = this;
    if (!this.#grid || !sheet) return;
    if (before?.columns !== sheet.columns) {
      const shown = (): GridSheet => this.sheet ?? sheet;
      const widths = fitColumns(sheet.columns, this.clientWidth - ROW_NUMBER_WIDTH_PX - SCROLL_BAR_PX);
      this.#grid.columns = gridColumns(sheet.columns, widths, shown, codeEditor(this.#editorHost));
    }
    if (before?.columns !== sheet.columns || before.rowCount !== sheet.rowCount) {
      this.#grid.source = Array.from({ length: sheet.rowCount }, () => ({}));
      // The column of row numbers is drawn from a copy of the rows; only a new one is drawn anew.
      this.#grid.rowHeaders = rowNumberColumn(() => this.sheet ?? sheet, ROW_NUMBER_WIDTH_PX);
      return;
    }
    void this.#grid.refresh('rgRow');
  }

  readonly #clipboardHost: GridClipboardHost = {
    isOurs: (event) => this.#isOurs(event),
    range: () => this.#range(),
    clip: (range) => this.sheet?.clip(range) ?? { plain: '', html: '' },
    pasted: (range, plain) => this.#fire('text-pasted', { range, plain }),
    cut: () => this.#clear(),
  };

  readonly #editorHost = {
    valueAt: ({ row, column }: GridPlace) => this.sheet?.coding(row, column)?.value ?? '',
    choicesAt: ({ row, column }: GridPlace) => this.sheet?.choices(row, column) ?? [],
    labelAt: ({ column }: GridPlace) => this.sheet?.columns[column]?.header ?? '',
    ended: (place: GridPlace, value: string, end: EditEnd) => this.#onEditEnded(place, value, end),
  };

  #onEditEnded(place: GridPlace, value: string, end: EditEnd): void {
    this.#navigator?.focusOn(place);
    if (end === 'cancelled') return;
    if (value !== this.#editorHost.valueAt(place))
      this.#fire('cells-typed', { cells: [{ ...place, value }], isConfirmed: end === 'confirmed' });
    else if (end === 'confirmed') this.#fire('cell-confirmed', place);
    if (end === 'next' || end === 'previous') this.#moveToCoding(place, end === 'next' ? 1 : -1);
  }

  // Keys come faster than the grid draws: while it catches up with a move, cells it passes on the way do not count.
  #onFocus = (event: CustomEvent<FocusAfterRenderEvent>): void => {
    this.#drawn = { row: event.detail.rowIndex, column: event.detail.colIndex };
    if (this.#isCatchingUp && !isSame(this.#drawn, this.#at)) return;
    this.#isCatchingUp = false;
    this.#enter(this.#drawn);
  };

  #enter(place: GridPlace): void {
    if (isSame(place, this.#at)) return;
    this.#at = place;
    this.#fire('cell-entered', place);
  }

  #onDrawn = (): void => {
    if (this.#grid && this.sheet)
      giveRoles(this.#grid, this.sheet, texts.grid.label({ count: this.sheet.rowCount }));
    // A cursor that was set before there was a row to put it on.
    if (this.#at && !this.#drawn) this.#navigator?.moveTo(this.#at);
    this.#navigator?.keepFocus(this.#at);
  };

  // Tab may stop at the grid itself or at what scrolls in it: it is meant for the cursor's cell.
  #onFocusIn = (event: FocusEvent): void => {
    const isStop = event.target instanceof Element && event.target.matches('.rgCell, input, a');
    if (!isStop) this.#moveTo(this.#at ?? { row: 0, column: 0 });
  };

  // The grid listens to the whole document: keys meant for other fields are not its business.
  #onGridKeyDown = (event: CustomEvent<{ original: KeyboardEvent }>): void => {
    if (!this.#isOurs(event.detail.original)) event.preventDefault();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const isEditing = event.target instanceof HTMLInputElement;
    const at = this.#at;
    if (isEditing || event.isComposing || !at || !this.sheet || !this.#isOurs(event)) return;
    const command = gridCommand(event);
    if (!command) return;
    event.stopPropagation();
    event.preventDefault();
    if (command.kind === 'next-coding-cell') this.#moveToCoding(at, command.step);
    else if (command.kind === 'confirm-cell') this.#confirm(at);
    else if (command.kind === 'confirm-row') this.#fire('row-confirmed', at);
    else if (command.kind === 'use-for-more') this.#fire('answer-used-for-more', null);
    else if (command.kind === 'edit') this.#edit(at);
    else if (command.kind === 'clear') this.#clear();
    else if (command.kind === 'column-menu') this.#askForMenu(at.column);
    else if (command.kind === 'pick')
      this.#fire('alternative-picked', { ...at, alternative: command.alternative });
    else this.#moveTo(this.#navigator?.target(command, at, this.sheet) ?? at);
  };

  #onHeaderClick = (event: CustomEvent<{ index: number; originalEvent: MouseEvent }>): void => {
    event.preventDefault();
    const { index: column, originalEvent } = event.detail;
    const isMenu = originalEvent.target instanceof Element && originalEvent.target.matches('.header-menu');
    if (isMenu) this.#askForMenu(column);
    else this.#fire('header-clicked', { column });
  };

  #askForMenu(column: number): void {
    const header = this.querySelector(`.rgHeaderCell[data-rgcol="${column}"][role="columnheader"]`);
    const leftPx = (header?.getBoundingClientRect().left ?? 0) - this.getBoundingClientRect().left;
    this.#fire('column-menu-asked', { column, leftPx });
  }

  #isOurs(event: Event): boolean {
    const { target } = event;
    return target === document.body || (target instanceof Node && this.contains(target));
  }

  #confirm(at: GridPlace): void {
    const cell = this.sheet?.coding(at.row, at.column);
    if (cell?.state === 'needs-you' || cell?.state === 'empty') this.#edit(at);
    else if (cell) this.#fire('cell-confirmed', at);
    else this.#moveTo({ row: Math.min(at.row + 1, (this.sheet?.rowCount ?? 1) - 1), column: at.column });
  }

  #edit(at: GridPlace): void {
    const cell = this.sheet?.coding(at.row, at.column);
    if (cell && !cell.isLocked) void this.#grid?.setCellEdit(at.row, at.column);
  }

  #clear(): void {
    const range = this.#range();
    const places = this.sheet && range ? codingPlaces(this.sheet, range) : [];
    const cells = places.map((place) => ({ ...place, value: '' }));
    if (cells.length > 0) this.#fire('cells-typed', { cells, isConfirmed: false });
  }

  /** The selected cells; the cursor's where the grid component knows of none. */
  #range(): GridRange | null {
    const { x, x1, y, y1 } = this.#selection?.selectedRange ?? {};
    if (x !== undefined && x1 !== undefined && y !== undefined && y1 !== undefined)
      return { firstRow: y, lastRow: y1, firstColumn: x, lastColumn: x1 };
    const at = this.#at;
    return at && { firstRow: at.row, lastRow: at.row, firstColumn: at.column, lastColumn: at.column };
  }

  #onScroll = (event: CustomEvent<ViewPortScrollEvent>): void => {
    const { dimension, coordinate } = event.detail;
    if (dimension === 'rgRow') this.#fire('rows-shown', { firstRow: Math.floor(coordinate / ROW_HEIGHT_PX) });
  };

  #moveToCoding(from: GridPlace, step: 1 | -1): void {
    const next = this.sheet && this.#navigator?.nextCoding(from, step, this.sheet);
    if (next) this.#moveTo(next);
    else this.#fire('sheet-left', { step });
  }

  #moveTo(place: GridPlace): void {
    this.#isCatchingUp = !isSame(place, this.#drawn);
    this.#enter(place);
    this.#navigator?.moveTo(place);
  }

  #fire<Name extends keyof JournalGridEvents>(name: Name, detail: JournalGridEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function isSame(place: GridPlace, other: GridPlace | null): boolean {
  return place.row === other?.row && place.column === other.column;
}

customElements.define('journal-grid', JournalGrid);
