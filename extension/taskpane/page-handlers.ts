import type { CheckPageEvents } from '../components/check-page.ts';
import type { PaneSettingsEvents } from '../components/pane-settings.ts';
import type { CompanyDesk } from '../controllers/company/company-desk.ts';
import { isServerOrigin } from '../controllers/company/company-settings.ts';
import { goToRow } from '../controllers/move-cursor.ts';
import type { SendDesk } from '../controllers/sending/send-desk.ts';
import type { SheetDesk } from '../controllers/sheet/sheet-desk.ts';
import type { Workbench } from '../controllers/workbench.ts';
import { ApiKeySignIn } from '../sync/api-key-sign-in.ts';
import { texts } from '../texts/texts.ts';
import { paneHandlers } from './pane-handlers.ts';
import type { TaskPaneHandlers } from './page.ts';
import type { PaneState } from './pane-state.ts';
import { speakFromNowOn } from './speak-from-now-on.ts';

/** What the page's handlers work on. */
export interface PageParts {
  readonly workbench: Workbench;
  readonly sheet: SheetDesk;
  readonly company: CompanyDesk;
  readonly sending: SendDesk;
  show(change: Partial<PaneState>): void;
  state(): PaneState;
}

/** Ties what happens on the task pane's pages to what does it. */
export function pageHandlers(parts: PageParts): TaskPaneHandlers {
  const { workbench, sheet, company } = parts;
  const settings = settingsHandlers(parts);
  const check = checkHandlers(parts);
  return {
    pane: paneHandlers(workbench, {
      code: () => void sheet.code(),
      cancel: () => {
        workbench.cancel();
        sheet.cancel();
      },
      correctMeanings: (meanings) => {
        parts.show({ isMapping: false });
        void sheet.correctMeanings(meanings);
      },
    }),
    settings: (name, detail) => settings[name](detail),
    check: (name, detail) => check[name](detail),
    pageAsked: (page) => {
      parts.show({ page, refusal: '' });
      if (page === 'leaving') void company.look();
      if (page === 'check') void parts.sending.check();
    },
    journalAsked: (key) => void sheet.open(key),
  };
}

type CheckHandlers = {
  readonly [Name in keyof CheckPageEvents]: (detail: CheckPageEvents[Name]) => void;
};

function checkHandlers(parts: PageParts): CheckHandlers {
  const { workbench, sending } = parts;
  return {
    'check-asked': () => void sending.check(),
    'sending-asked': () => void sending.send(),
    'row-chosen': ({ row }) => {
      workbench.act((state) => goToRow(state, row));
      parts.show({ page: 'journal' });
    },
    'connection-chosen': ({ connectionId }) => void sending.chooseConnection(connectionId),
  };
}

type SettingsHandlers = {
  readonly [Name in keyof PaneSettingsEvents]: (detail: PaneSettingsEvents[Name]) => void;
};

function settingsHandlers(parts: PageParts): SettingsHandlers {
  const { workbench, company } = parts;
  const show = (change: Partial<PaneState>): void => parts.show(change);
  const enterKey = async (key: string): Promise<void> => {
    const signIn = company.signIn();
    const isTaken = signIn instanceof ApiKeySignIn && (await signIn.enter(key));
    show({ refusal: isTaken ? '' : texts.settings.badKey });
    if (isTaken) await company.synchronise();
  };
  const setServer = async (origin: string): Promise<void> => {
    const isTaken = origin === '' || isServerOrigin(origin);
    show({ refusal: isTaken ? '' : texts.settings.badAddress });
    if (isTaken) await company.setServer(origin);
  };
  return {
    'limits-set': (limits) => void company.setLimits(limits),
    'language-set': ({ language }) => speakFromNowOn(language),
    'company-chosen': ({ companyId }) => void company.switchTo(companyId),
    'server-set': ({ origin }) => void setServer(origin),
    'key-entered': ({ key }) => void enterKey(key),
    'signed-out': () => void company.signOut(),
    'history-picked': ({ file }) => {
      show({ page: 'journal' });
      void file.arrayBuffer().then((bytes) => workbench.openFile('history', { name: file.name, bytes }));
    },
    'mapping-asked': () => show({ page: 'journal', isMapping: true }),
    'leaving-asked': () => void company.look().then(() => show({ page: 'leaving' })),
  };
}
