import type { EditorBase, EditorCtrCallable, VNode } from '@revolist/revogrid';
import type { GridChoice, GridPlace } from './grid-sheet.ts';

/** How an edit ended: where the person goes next. */
export type EditEnd = 'confirmed' | 'next' | 'previous' | 'left' | 'cancelled';

/** What the editor asks and tells its grid. */
export interface CodeEditorHost {
  /** What the cell holds before the edit, '' for a blank one. */
  valueAt(place: GridPlace): string;
  choicesAt(place: GridPlace): readonly GridChoice[];
  labelAt(place: GridPlace): string;
  /** Told once an edit; `value` is what stood in the field. */
  ended(place: GridPlace, value: string, end: EditEnd): void;
}

const LIST_ID = 'code-editor-choices';
const END_OF_KEY: Readonly<Record<string, EditEnd>> = { Enter: 'confirmed', Escape: 'cancelled' };

/** A text field in the cell, with the likely values as its list. What is typed is taken to the letter. */
export function codeEditor(host: CodeEditorHost): EditorCtrCallable {
  return (model, _save, close) => {
    const place = { row: model.rowIndex, column: model.colIndex };
    let field: HTMLInputElement | null = null;
    let isOpen = true;

    const end = (how: EditEnd): void => {
      if (!isOpen || !field) return;
      isOpen = false;
      const { value } = field;
      // A field removed with the focus in it would scroll the page.
      field.blur();
      close(false);
      host.ended(place, value, how);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const how = event.key === 'Tab' ? (event.shiftKey ? 'previous' : 'next') : END_OF_KEY[event.key];
      if (!how) return;
      event.preventDefault();
      event.stopPropagation();
      end(how);
    };

    const editor: EditorBase = {
      appendPendingInput(text) {
        if (!field) return false;
        field.value += text;
        field.focus();
        return true;
      },
      beforeDisconnect: () => end('left'),
      getValue: () => field?.value,
      componentDidRender() {
        if (isOpen && document.activeElement !== field) field?.focus();
      },
      render(h): VNode[] {
        return [
          h('input', {
            type: 'text',
            class: 'code-field',
            list: LIST_ID,
            autocomplete: 'off',
            spellcheck: false,
            'aria-label': host.labelAt(place),
            value: editor.editCell?.val ?? host.valueAt(place),
            ref: (element: HTMLInputElement | undefined) => {
              field = element ?? null;
            },
            onKeyDown,
          }),
          h(
            'datalist',
            { id: LIST_ID },
            host.choicesAt(place).map(({ value, label }) => h('option', { value, label: label || value })),
          ),
        ];
      },
    };
    return editor;
  };
}
