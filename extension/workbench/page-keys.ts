import { acceptReady, undo } from '../controllers/decide.ts';
import { goToException } from '../controllers/move-cursor.ts';
import type { SaveDesk } from '../controllers/saving/save-desk.ts';
import { stepFind } from '../controllers/rows/find-cells.ts';
import type { WorkbenchState } from '../controllers/workbench-state.ts';
import type { Workbench } from '../controllers/workbench.ts';
import { goToRegion, isAtSheet } from './regions.ts';
import { goToFind } from './row-handlers.ts';
import { pageCommand, type PageCommand } from './shortcuts.ts';

/** Takes the keys that work anywhere on the page. */
export function listenToKeys(workbench: Workbench, saving: SaveDesk): void {
  const commands: Readonly<Record<PageCommand, () => void>> = {
    'accept-ready': () => workbench.act(acceptReady),
    'next-exception': () => workbench.act((state) => goToException(state, 1)),
    'previous-exception': () => workbench.act((state) => goToException(state, -1)),
    undo: () => workbench.act(undo),
    save: () => void saving.save(),
    'save-copy': () => void saving.saveCopy(),
    find: () => goToFind(workbench),
    'next-hit': () => workbench.act((state) => stepFind(state, 1)),
    'previous-hit': () => workbench.act((state) => stepFind(state, -1)),
    'next-region': () => goToRegion(1),
    'previous-region': () => goToRegion(-1),
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const command = pageCommand(event);
      if (!command || !isTaken(command, event, workbench.state)) return;
      event.preventDefault();
      event.stopPropagation();
      commands[command]();
    },
    true,
  );
}

/** Whether the page takes a key, or leaves it to the browser. */
function isTaken(command: PageCommand, event: KeyboardEvent, { session, find }: WorkbenchState): boolean {
  // In a text field Ctrl+Z undoes typing.
  if (command === 'undo') return !(event.composedPath()[0] instanceof HTMLInputElement);
  // The browser finds what is in view only, in the sheet; elsewhere all there is.
  if (command === 'find') return session !== null && isAtSheet();
  return (command !== 'next-hit' && command !== 'previous-hit') || find !== null;
}
