/** What a handler of a dialog is told. */
export interface DialogEvent {
  readonly message?: string;
  readonly origin?: string;
  /** 12006: the person closed it. */
  readonly error?: number;
}

/** How an asynchronous call of Office ended. */
interface AsyncResult {
  readonly status: string;
  readonly value: object | undefined;
}

const CLOSED_BY_PERSON = 12_006;
const LOOK_MS = 100;
const MARK = 'officeDialogMessage';

/**
 * The part of Office.js that opens a page in a window of the browser and hears from it, as Excel on the web does: a message
 * reaches pages of the origin that the window names, and nobody else.
 */
export function dialogApi() {
  return {
    constants: {
      AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
      EventType: {
        DialogMessageReceived: 'dialogMessageReceived',
        DialogEventReceived: 'dialogEventReceived',
      },
    },
    ui: {
      displayDialogAsync(url: string, _size: object, ended: (result: AsyncResult) => void): void {
        const opened = window.open(url, '_blank', 'popup');
        ended(
          opened ? { status: 'succeeded', value: dialogOn(opened) } : { status: 'failed', value: undefined },
        );
      },
      messageParent(message: string, { targetOrigin }: { readonly targetOrigin: string }): void {
        const opener: unknown = window.opener;
        if (opener) (opener as Window).postMessage({ [MARK]: message }, targetOrigin);
      },
    },
  };
}

function dialogOn(opened: Window): object {
  const handlers = new Map<string, (event: DialogEvent) => void>();
  window.addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    if (source !== opened || typeof data !== 'object' || data === null || !(MARK in data)) return;
    handlers.get('dialogMessageReceived')?.({ message: String(data[MARK]), origin });
  });
  const look = setInterval(() => {
    if (!opened.closed) return;
    clearInterval(look);
    handlers.get('dialogEventReceived')?.({ error: CLOSED_BY_PERSON });
  }, LOOK_MS);
  return {
    addEventHandler: (type: string, handler: (event: DialogEvent) => void) =>
      void handlers.set(type, handler),
    close: () => {
      clearInterval(look);
      opened.close();
    },
  };
}
