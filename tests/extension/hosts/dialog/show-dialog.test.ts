import { afterEach, describe, expect, it } from 'vitest';
import { showDialog } from '../../../../extension/hosts/dialog/show-dialog.ts';

const PAGE = 'https://coding.example/sign-in.html';

interface DialogEvent {
  readonly message?: string;
  readonly origin?: string | undefined;
  readonly error?: number;
}

/** An Office whose dialogs are played by the test. */
function officeOf(status: 'succeeded' | 'failed') {
  const handlers = new Map<string, (event: DialogEvent) => void>();
  const played = {
    url: '',
    closeCount: 0,
    tell: (type: string, event: DialogEvent) => handlers.get(type)?.(event),
  };
  const dialog = {
    addEventHandler: (type: string, handler: (event: DialogEvent) => void) =>
      void handlers.set(type, handler),
    close: () => void (played.closeCount += 1),
  };
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
      context: {
        ui: {
          displayDialogAsync(url: string, _size: object, ended: (result: object) => void) {
            played.url = url;
            ended({ status, value: dialog });
          },
        },
      },
    },
  });
  return played;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Office');
});

describe('a window of Office', () => {
  it.each([['https://coding.example'], [undefined]])(
    'is closed with its first message, from %s',
    async (origin) => {
      const office = officeOf('succeeded');
      const end = showDialog(PAGE);
      office.tell('message', { message: 'done', origin });
      expect(await end).toEqual({ kind: 'message', text: 'done' });
      expect([office.url, office.closeCount]).toEqual([PAGE, 1]);
    },
  );

  it('is not heard once it shows a page of another origin', async () => {
    const office = officeOf('succeeded');
    const end = showDialog(PAGE);
    office.tell('message', { message: 'forged', origin: 'https://evil.example' });
    office.tell('event', { error: 12_006 });
    expect(await end).toEqual({ kind: 'closed' });
    expect(office.closeCount).toBe(0);
  });

  it('that is not opened says so', async () => {
    officeOf('failed');
    expect(await showDialog(PAGE)).toEqual({ kind: 'not-opened' });
  });
});
