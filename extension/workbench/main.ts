// Composition root of the workbench page: the worker, the workbench's state, and the page that shows it.
import { defineCustomElements } from '@revolist/revogrid/loader';
import { render } from 'lit';
import '../components/action-bar.ts';
import '../components/column-menu.ts';
import '../components/drop-target.ts';
import '../components/exception-list.ts';
import '../components/file-bar.ts';
import '../components/filter-bar.ts';
import '../components/find-bar.ts';
import { followSystemLook } from '../components/fluent.ts';
import '../components/journal-grid.ts';
import '../components/progress-strip.ts';
import '../components/question-bar.ts';
import '../components/refused-file.ts';
import '../components/start-panel.ts';
import '../components/suggestion-pane.ts';
import { SaveDesk } from '../controllers/saving/save-desk.ts';
import { hasUnsavedDecisions } from '../controllers/workbench-state.ts';
import { Workbench } from '../controllers/workbench.ts';
import { speak } from '../texts/texts.ts';
import { workerDoor } from '../worker/worker-door.ts';
import { choosePlace } from './choose-file.ts';
import { fetchDemo } from './demo-files.ts';
import { pageHandlers } from './page-handlers.ts';
import { PageView } from './page-view.ts';
import { downloadFile } from './download-file.ts';
import { listenToKeys } from './page-keys.ts';

const { worker: workerUrl, engine: engineUrl } =
  document.querySelector<HTMLElement>('script[data-worker]')?.dataset ?? {};
if (!workerUrl || !engineUrl) throw new Error('the page does not name its worker and its engine');

await speak(navigator.language);
followSystemLook();
defineCustomElements();
const view = new PageView(document.body, render);
const door = workerDoor(new Worker(workerUrl, { type: 'module', name: 'coding' }), engineUrl, (report) => {
  workbench.take(report);
});
const workbench: Workbench = new Workbench({
  send: door.send,
  changed: (state) => view.show(state),
});
const openDemo = async (): Promise<void> => {
  const demo = await fetchDemo(fetch.bind(window));
  if (typeof demo === 'string') workbench.act((state) => ({ ...state, notice: demo }));
  else workbench.openDemo(demo.journal, demo.history);
};
const saving = new SaveDesk(workbench, { choosePlace, download: downloadFile });
view.listen(pageHandlers(workbench, saving, openDemo));
listenToKeys(workbench, saving);
window.addEventListener('beforeunload', (event) => {
  if (hasUnsavedDecisions(workbench.state)) event.preventDefault();
});
void openDemo();
