// Composition root of the page inside an ERP: the element that codes, and the host that it hears, if any.
import '../../core/contracts/without-eval.ts';
import { EMBED_VERSION } from '../../core/contracts/embed-message.ts';
import { ERROR_TABLE } from '../../core/contracts/error-table.ts';
import { FrameSession } from './frame-session.ts';
import { KonteraCoding } from './kontera-coding.ts';
import { takeHello } from './take-hello.ts';

const { worker, engine } = document.querySelector<HTMLElement>('script[data-worker]')?.dataset ?? {};
const allowed = document.querySelector<HTMLMetaElement>('meta[name=kontera-host-origin]')?.content ?? '';
if (!worker || !engine) throw new Error('the page does not name its worker and its engine');

const origins = allowed === '' ? [] : [allowed];
const parent = window.parent === window ? null : window.parent;
const coding = new KonteraCoding();
coding.workerUrl = new URL(worker, location.href).href;
coding.engineUrl = new URL(engine, location.href).href;
document.querySelector('main')?.append(coding);

let session: FrameSession | null = null;

/** The host that comes first is the only one: another hello means that somebody else holds our window. */
function greet(port: MessagePort, helloId: string): void {
  session = new FrameSession(port, helloId, {
    coding,
    serverUrl: new URL('../v1/', location.href).href,
    fetch: fetch.bind(window),
    now: () => Date.now(),
    newKey: () => crypto.randomUUID(),
  });
  new ResizeObserver(() => session?.resized(Math.ceil(coding.getBoundingClientRect().height))).observe(
    coding,
  );
}

window.addEventListener('message', (event) => {
  const verdict = takeHello(event, parent, origins);
  if (verdict.kind === 'ignored') return;
  if (verdict.kind === 'greeted' && !session) {
    greet(verdict.port, verdict.id);
    return;
  }
  const { code, faults, id } =
    verdict.kind === 'refused' ? verdict.refusal : { code: 'conflict' as const, faults: [], id: verdict.id };
  const { sentence } = ERROR_TABLE[code];
  const answer = { v: EMBED_VERSION, id, type: 'error', payload: { code, sentence, faults } };
  if (verdict.port) verdict.port.postMessage(answer);
  else parent?.postMessage(answer, event.origin);
});
