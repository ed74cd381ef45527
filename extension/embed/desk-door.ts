import { DESK_VERSION, type DeskReport, type DeskRequest, type Versioned } from './desk-messages.ts';

/** The page's side of its worker. */
export interface DeskDoor {
  readonly send: (request: DeskRequest, transfer?: ArrayBuffer[]) => void;
  readonly close: () => void;
}

/** Where the worker and its engine are, and the language to give reasons in (BCP 47). */
export interface DeskPlace {
  readonly workerUrl: string;
  readonly engineUrl: string;
  readonly locale: string;
}

/** Starts a worker; `take` gets its reports, a breakdown of the worker among them. */
export function openDesk(
  { workerUrl, engineUrl, locale }: DeskPlace,
  take: (report: DeskReport) => void,
): DeskDoor {
  const worker = new Worker(workerUrl, { type: 'module', name: 'kontera' });
  worker.addEventListener('message', ({ data }: MessageEvent<Versioned<DeskReport>>) => {
    if (data.version === DESK_VERSION) take(data.message);
    else take({ kind: 'failed', message: `worker version ${data.version}, page version ${DESK_VERSION}` });
  });
  worker.addEventListener('error', ({ message }) => {
    take({ kind: 'failed', message: message || 'the worker could not be loaded' });
  });
  const send: DeskDoor['send'] = (message, transfer = []) => {
    worker.postMessage({ version: DESK_VERSION, message }, transfer);
  };
  send({ kind: 'start', engineUrl, locale });
  return { send, close: () => worker.terminate() };
}
