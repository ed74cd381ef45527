/** What came of a window. */
export type DialogEnd =
  | { readonly kind: 'message'; readonly text: string }
  /** The person closed it, or it could not be opened. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'not-opened' };

/** Percent of the screen. */
const SIZE = { height: 60, width: 30 };

/** Opens a page of our own origin in a window of Office and waits for its first message, or until it is closed. */
export function showDialog(url: string): Promise<DialogEnd> {
  const { origin } = new URL(url);
  return new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(url, SIZE, ({ status, value: dialog }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) {
        resolve({ kind: 'not-opened' });
        return;
      }
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
        // Older Office names no origin; it hands on messages of the page's own origin only.
        if (!('message' in event) || (event.origin !== undefined && event.origin !== origin)) return;
        dialog.close();
        resolve({ kind: 'message', text: event.message });
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => resolve({ kind: 'closed' }));
    });
  });
}
