// Composition root of the task pane: the sheet beside it, the worker, the company, and the page that shows them.
import { render } from 'lit';
import '../components/action-bar.ts';
import '../components/check-page.ts';
import '../components/exception-list.ts';
import { wearLook } from '../components/fluent.ts';
import '../components/leaving-page.ts';
import '../components/pane-header.ts';
import '../components/pane-settings.ts';
import '../components/progress-strip.ts';
import '../components/refused-file.ts';
import '../components/suggestion-pane.ts';
import { CompanyDesk } from '../controllers/company/company-desk.ts';
import { SendDesk } from '../controllers/sending/send-desk.ts';
import { SheetDesk } from '../controllers/sheet/sheet-desk.ts';
import { Workbench } from '../controllers/workbench.ts';
import { openExcel } from '../hosts/excel/open-excel.ts';
import { hashDoor } from '../sync/hash-door.ts';
import { openIndexedStore } from '../sync/indexed-store.ts';
import { speak, texts } from '../texts/texts.ts';
import { workerDoor } from '../worker/worker-door.ts';
import { browserSurroundings } from './browser-surroundings.ts';
import { Drawing, isOtherTask } from './drawing.ts';
import { taskPane } from './page.ts';
import { pageHandlers } from './page-handlers.ts';
import { listenToPaneKeys } from './pane-keys.ts';
import { EMPTY_PANE, type PaneState } from './pane-state.ts';
import { chosenLanguage } from './speak-from-now-on.ts';

const {
  worker: workerUrl,
  engine: engineUrl,
  offline: offlineUrl,
  hash: hashUrl,
} = document.querySelector<HTMLElement>('script[data-worker]')?.dataset ?? {};
if (!workerUrl || !engineUrl || !offlineUrl || !hashUrl) throw new Error('the page does not name its parts');

// A script that did not load leaves no name behind.
const isLoaded = 'Office' in globalThis;
const host = isLoaded ? await openExcel() : null;
if (!host) {
  await speak(chosenLanguage() ?? navigator.language);
  document.body.append(texts.sheet.noProgram[isLoaded ? 'elsewhere' : 'no-script']);
  throw new Error(isLoaded ? 'not shown by Excel' : 'Office.js did not load');
}
await speak(chosenLanguage() ?? host.look.language);
document.documentElement.lang = texts.locale;
wearLook(host.look.isDark);
host.listenToLook(({ isDark }) => wearLook(isDark));

let state: PaneState = EMPTY_PANE;
const drawing = new Drawing(() => render(taskPane(state, handlers), document.body));
const show = (change: Partial<PaneState>, isReport = false): void => {
  state = { ...state, ...change };
  drawing.ask(isReport);
};

const store = await openIndexedStore(indexedDB);
const door = workerDoor(new Worker(workerUrl, { type: 'module', name: 'coding' }), engineUrl, (report) => {
  // Who waits for lines waits in turn, whatever was forgotten meanwhile.
  if (!workbench.take(report) && report.kind !== 'lines-found') return;
  if (report.kind === 'task-ended' && report.task === 'learning' && !report.isCancelled)
    workbench.packModel();
  void company.take(report);
});
const workbench: Workbench = new Workbench({
  send: door.send,
  changed: (journal) => {
    const isReport = journal.task !== null && journal.notice === state.journal.notice;
    show({ journal }, isReport && !isOtherTask(state.journal, journal));
    sheet.follow(journal);
    sending.follow(journal);
  },
});
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const sheet: SheetDesk = new SheetDesk({
  host,
  workbench,
  changed: (change) => show({ sheet: change }, change.writing !== null),
  breathe,
});
let isStarted = false;
const company: CompanyDesk = new CompanyDesk(
  browserSurroundings(
    store,
    workbench,
    hashDoor(new Worker(hashUrl, { type: 'module', name: 'hashing' })),
    (change) => {
      const isOther = change.companyId !== state.company.companyId;
      show({ company: change });
      // The worker forgot the journal with the company before.
      if (isOther && isStarted) void sheet.open();
    },
    (companyId) => void company.reloadModel(companyId),
  ),
);
const sending: SendDesk = new SendDesk({
  workbench,
  lines: company.lines,
  company: () => ({
    companyId: company.state.companyId,
    store: company.own(),
    door: () => company.door(),
  }),
  breathe,
  changed: (change) => show({ sending: change }),
});
const handlers = pageHandlers({ workbench, sheet, company, sending, show, state: () => state });

listenToPaneKeys(workbench, () => handlers.pane.actions('coding-asked', null));
show({});
// Excel answers while the model is opened: neither waits for the other.
await Promise.all([company.start(), sheet.open()]);
isStarted = true;
void company.synchronise();
setInterval(() => void company.synchronise(), 60_000);
window.addEventListener('online', () => void company.synchronise());
window.addEventListener('pagehide', () => void company.tellDecisions());
if ('serviceWorker' in navigator) await navigator.serviceWorker.register(offlineUrl);
