import type { FakeHost } from './fake-host.ts';

/** What the page told Excel to call, for a test to call. */
export interface Associated {
  /** Custom functions by their id. */
  readonly functions: Map<string, (...given: unknown[]) => unknown>;
  /** Ribbon buttons and shortcuts by their id. */
  readonly actions: Map<string, (event: { completed(): void }) => unknown>;
  /** How often the page asked for its pane to be shown. */
  shownCount: number;
}

/** How the faked Excel looks. */
export interface FakeLook {
  readonly language?: string;
  readonly locale?: string;
  readonly isDark?: boolean;
  /** The page is opened in a browser, not by Excel. */
  readonly isBeside?: boolean;
}

/** The errors that custom functions throw, as the custom functions runtime names them. */
class FunctionError extends Error {
  readonly code: string;
  constructor(code: string, message?: string) {
    super(message);
    this.code = code;
  }
}

/** Puts `Office`, `Excel` and `CustomFunctions` where a page looks for them, played by a fake. */
export function installOffice(fake: FakeHost, look: FakeLook = {}): Associated {
  const associated: Associated = { functions: new Map(), actions: new Map(), shownCount: 0 };
  const Office = {
    HostType: { Excel: 'Excel' },
    onReady: (told?: (ready: object) => void) => {
      const ready = { host: look.isBeside ? null : 'Excel', platform: fake.platform };
      told?.(ready);
      return Promise.resolve(ready);
    },
    context: {
      requirements: {
        isSetSupported: (set: string, version?: string) => fake.supports(set, version),
      },
      displayLanguage: look.language ?? 'en-US',
      contentLanguage: look.locale ?? 'en-US',
      officeTheme: { isDarkTheme: look.isDark ?? false },
      document: { url: `https://files.example/${fake.workbook.name}` },
      partitionKey: undefined,
    },
    actions: {
      associate: (id: string, act: (event: { completed(): void }) => unknown) =>
        associated.actions.set(id, act),
    },
    addin: {
      showAsTaskpane: () => {
        associated.shownCount += 1;
        return Promise.resolve();
      },
    },
  };
  const CustomFunctions = {
    associate: (id: string, act: (...given: unknown[]) => unknown) => associated.functions.set(id, act),
    Error: FunctionError,
    ErrorCode: {
      invalidValue: '#VALUE!',
      notAvailable: '#N/A',
      divisionByZero: '#DIV/0!',
      invalidNumber: '#NUM!',
      nullReference: '#NULL!',
    },
  };
  Object.assign(globalThis, { Office, Excel: { run: fake.run }, CustomFunctions });
  return associated;
}

/** Takes them away again. */
export function removeOffice(): void {
  for (const name of ['Office', 'Excel', 'CustomFunctions']) Reflect.deleteProperty(globalThis, name);
}
