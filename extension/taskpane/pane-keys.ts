import { acceptReady, pickAlternative, takeRows, undo, useAnswerForMore } from '../controllers/decide.ts';
import { goToException } from '../controllers/move-cursor.ts';
import type { Workbench } from '../controllers/workbench.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';

/** The part of a keyboard event that the pane reads. */
export type PanePress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/** What a key means while the pane has the focus. */
export type PaneCommand =
  | { readonly kind: 'code' | 'accept-ready' | 'next' | 'previous' | 'undo' | 'take-row' | 'use-for-more' }
  | { readonly kind: 'pick'; readonly alternative: number };

/**
 * The command of a key press in the pane; null where it has none. `isField`: the key is meant for a field, a button or a
 * list, which have their own use for Enter and letters.
 */
export function paneCommand(press: PanePress, isField: boolean): PaneCommand | null {
  const { key, code, altKey, shiftKey } = press;
  const isControl = press.ctrlKey || press.metaKey;
  if (key === 'F8') return { kind: shiftKey ? 'previous' : 'next' };
  if (isControl && altKey) {
    // AltGr types letters, though some systems report it as Ctrl+Alt.
    if (press.getModifierState('AltGraph')) return null;
    if (code === 'KeyA') return { kind: 'accept-ready' };
    if (code === 'KeyC') return { kind: 'code' };
    return key === 'Enter' ? { kind: 'take-row' } : null;
  }
  if (isControl && shiftKey) return key === 'Enter' ? { kind: 'use-for-more' } : null;
  if (isField) return null;
  if (isControl) return key.toLowerCase() === 'z' ? { kind: 'undo' } : null;
  if (altKey)
    return /^Digit[1-9]$/.test(code) ? { kind: 'pick', alternative: Number(code.slice(5)) - 1 } : null;
  return key === 'Enter' ? { kind: 'take-row' } : null;
}

/** Does what a key of the pane means; `code` begins coding. */
export function doPaneCommand(workbench: Workbench, command: PaneCommand, code: () => void): void {
  switch (command.kind) {
    case 'code':
      code();
      break;
    case 'accept-ready':
      workbench.act(acceptReady);
      break;
    case 'next':
      workbench.act((state) => goToException(state, 1));
      break;
    case 'previous':
      workbench.act((state) => goToException(state, -1));
      break;
    case 'undo':
      workbench.act(undo);
      break;
    case 'take-row':
      workbench.act(takeCurrentRow);
      break;
    case 'use-for-more':
      workbench.act(useAnswerForMore);
      break;
    case 'pick':
      workbench.act((state) =>
        state.cursor ? pickAlternative(state, state.cursor, command.alternative) : state,
      );
  }
}

function takeCurrentRow(state: WorkbenchState): WorkbenchState {
  return state.cursor ? takeRows(state, [state.cursor.row]) : state;
}

const MOVES: ReadonlySet<PaneCommand['kind']> = new Set(['next', 'previous', 'take-row', 'pick']);

/** Listens to the pane's keys. */
export function listenToPaneKeys(workbench: Workbench, code: () => void): void {
  document.addEventListener('keydown', (event) => {
    const target = event.composedPath()[0];
    const isField =
      target instanceof Element && target.matches('input, select, textarea, button, summary, fluent-button');
    const command = paneCommand(event, isField);
    if (!command) return;
    event.preventDefault();
    doPaneCommand(workbench, command, code);
    // What goes from row to row goes on with the next key, wherever the focus was.
    if (MOVES.has(command.kind)) document.querySelector<HTMLElement>('#pane')?.focus({ preventScroll: true });
  });
}
