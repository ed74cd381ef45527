import type { PaneActions } from './pane-actions.ts';

/** What Excel hands to an action: a ribbon button waits until it is told that the action is done; a shortcut hands nothing. */
type ActionEvent = Pick<Office.AddinCommands.Event, 'completed'> | undefined;

/** Tells Excel what the ribbon buttons, the context menu and the shortcuts do; their ids stand in the manifest and in shortcuts.json. */
export function associateActions(pane: PaneActions): void {
  associate('code', () => pane.code());
  associate('acceptReady', () => pane.acceptReady());
  associate('nextException', () => pane.nextException());
  associate('undoBatch', () => pane.undoBatch());
  associate('showPane', () => Office.addin.showAsTaskpane());
}

function associate(id: string, act: () => Promise<void>): void {
  Office.actions.associate(id, async (event: ActionEvent) => {
    try {
      await act();
    } finally {
      // A button that is never told stays grey.
      event?.completed();
    }
  });
}
