import type { EditCell, EditorBase, EditorCtrCallable, HyperFunc, VNode } from '@revolist/revogrid';
import type { GridChoice, GridPlace } from './grid-sheet.ts';

/** How an edit ended: where the person goes next. */
export type EditEnd = 'confirmed' | 'next' | 'previous' | 'left' | 'cancelled';

/** What the editor asks and tells its grid. */
export interface CodeEditorHost {
  /** What the cell holds before the edit, '' for a blank one. */
  valueAt(place: GridPlace): string;
  choicesAt(place: GridPlace): readonly GridChoice[];
  labelAt(place: GridPlace): string;
  /** Told once an edit, when the field is gone; `value` is what stood in it. */
  ended(place: GridPlace, value: string, end: EditEnd): void;
}

const LIST_ID = 'code-editor-choices';
const END_OF_KEY: Readonly<Record<string, EditEnd>> = { Enter: 'confirmed', Escape: 'cancelled' };

/** Makes editors for the grid component's coding cells. */
export function codeEditor(host: CodeEditorHost): EditorCtrCallable {
  return ({ rowIndex, colIndex }, _save, close) =>
    new CodeEditor(host, { row: rowIndex, column: colIndex }, () => close(false));
}

/** A text field in the cell, with the likely values as its list. What is typed is taken to the letter. */
class CodeEditor implements EditorBase {
  readonly #host: CodeEditorHost;
  readonly #place: GridPlace;
  readonly #close: () => void;
  #field: HTMLInputElement | null = null;
  #isOpen = true;
  /** Set by the grid component. */
  editCell?: EditCell;

  constructor(host: CodeEditorHost, place: GridPlace, close: () => void) {
    this.#host = host;
    this.#place = place;
    this.#close = close;
  }

  /** Takes what was typed before the field was there. */
  appendPendingInput(text: string): boolean {
    if (!this.#field) return false;
    this.#field.value += text;
    this.#field.focus();
    return true;
  }

  getValue(): string {
    return this.#field?.value ?? '';
  }

  componentDidRender(): void {
    if (this.#isOpen && document.activeElement !== this.#field) this.#field?.focus();
  }

  beforeDisconnect(): void {
    this.#end('left');
  }

  /** The field stands outside the drawn rows, so it brings a row and a cell of its own for screen readers. */
  render(h: HyperFunc<VNode>): VNode {
    return h('div', { role: 'row', class: 'code-row' }, [
      h('div', { role: 'gridcell', class: 'code-cell' }, [this.#renderField(h), this.#renderChoices(h)]),
    ]);
  }

  #renderField(h: HyperFunc<VNode>): VNode {
    const typed: unknown = this.editCell?.val;
    return h('input', {
      type: 'text',
      class: 'code-field',
      list: LIST_ID,
      autocomplete: 'off',
      spellcheck: false,
      'aria-label': this.#host.labelAt(this.#place),
      value: typeof typed === 'string' ? typed : this.#host.valueAt(this.#place),
      ref: (element: HTMLInputElement | undefined) => (this.#field = element ?? null),
      onKeyDown: this.#onKeyDown,
    });
  }

  #renderChoices(h: HyperFunc<VNode>): VNode {
    const choices = this.#host.choicesAt(this.#place);
    const options = choices.map(({ value, label }) => h('option', { value, label: label || value }));
    return h('datalist', { id: LIST_ID }, options);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const how = event.key === 'Tab' ? (event.shiftKey ? 'previous' : 'next') : END_OF_KEY[event.key];
    if (!how) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(how);
  };

  #end(how: EditEnd): void {
    if (!this.#isOpen || !this.#field) return;
    this.#isOpen = false;
    const { value } = this.#field;
    // A field removed with the focus in it would scroll the page.
    this.#field.blur();
    this.#close();
    this.#host.ended(this.#place, value, how);
  }
}
