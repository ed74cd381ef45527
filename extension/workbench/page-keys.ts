import { acceptReady, undo } from '../controllers/decide.ts';
import { goToException } from '../controllers/move-cursor.ts';
import type { Workbench } from '../controllers/workbench.ts';
import { goToRegion } from './regions.ts';
import { pageCommand, type PageCommand } from './shortcuts.ts';

/** Takes the keys that work anywhere on the page. */
export function listenToKeys(workbench: Workbench): void {
  const commands: Readonly<Record<PageCommand, () => void>> = {
    'accept-ready': () => workbench.act(acceptReady),
    'next-exception': () => workbench.act((state) => goToException(state, 1)),
    'previous-exception': () => workbench.act((state) => goToException(state, -1)),
    undo: () => workbench.act(undo),
    save: () => workbench.save(),
    'next-region': () => goToRegion(1),
    'previous-region': () => goToRegion(-1),
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const command = pageCommand(event);
      // In a text field Ctrl+Z undoes typing.
      if (!command || (command === 'undo' && event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      event.stopPropagation();
      commands[command]();
    },
    true,
  );
}
