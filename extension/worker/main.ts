// Composition root of the worker: the engine, the desk that does the work, and the door to the page.
import { compileEngine, createCoder, openCoder } from '../../core/engine/index.ts';
import { CodingDesk, type DeskEngine } from './coding-desk.ts';
import { PROTOCOL_VERSION, type Versioned, type WorkerReport, type WorkerRequest } from './messages.ts';
import { speak } from '../texts/texts.ts';
import { shownForms } from './shown-text.ts';
import type { WorkerStart } from './worker-door.ts';

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the page's types know no worker's scope
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const turns = new MessageChannel();
turns.port1.start();

function report(message: WorkerReport, transfer: ArrayBuffer[] = []): void {
  const versioned: Versioned<WorkerReport> = { version: PROTOCOL_VERSION, message };
  scope.postMessage(versioned, transfer);
}

function fail(error: unknown): void {
  report({
    kind: 'failed',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}

/** Lets the messages that wait be taken: timers are slowed down in the background, message channels are not. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    turns.port1.addEventListener('message', () => resolve(), { once: true });
    turns.port2.postMessage(null);
  });
}

async function loadEngine({ engineUrl }: WorkerStart): Promise<DeskEngine> {
  const engine = await compileEngine(fetch(engineUrl));
  return {
    create: ({ dimensions, headerFieldNames }) => createCoder(engine, { dimensions, headerFieldNames }),
    open: (modelBytes) => openCoder(engine, modelBytes),
  };
}

async function serve(start: WorkerStart): Promise<void> {
  const engine = loadEngine(start);
  engine.catch(fail);
  // Messages that come before the words are there wait for them.
  const early: MessageEvent<Versioned<WorkerRequest>>[] = [];
  scope.onmessage = (event: MessageEvent<Versioned<WorkerRequest>>) => early.push(event);
  await speak(start.locale);
  const desk = new CodingDesk({
    engine,
    report,
    breathe,
    forms: shownForms(start.locale),
    now: () => performance.now(),
  });
  const take = ({ data }: MessageEvent<Versioned<WorkerRequest>>): void => {
    if (data.version === PROTOCOL_VERSION) desk.take(data.message).catch(fail);
    else fail(new Error(`page protocol ${data.version}, worker ${PROTOCOL_VERSION}`));
  };
  early.forEach(take);
  scope.onmessage = take;
}

scope.onmessage = ({ data }: MessageEvent<WorkerStart>) => {
  serve(data).catch(fail);
};
