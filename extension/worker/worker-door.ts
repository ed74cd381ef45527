import { texts } from '../texts/texts.ts';
import { PROTOCOL_VERSION, type Versioned, type WorkerReport, type WorkerRequest } from './messages.ts';

/** The page's side of the worker. */
export interface WorkerDoor {
  readonly send: (request: WorkerRequest, transfer?: ArrayBuffer[]) => void;
}

/** The first message to a worker: where its engine is, and the language to give reasons in (BCP 47). */
export interface WorkerStart {
  readonly engineUrl: string;
  readonly locale: string;
}

/** Opens a started worker; `take` gets its reports, a breakdown of the worker among them. */
export function workerDoor(
  worker: Worker,
  engineUrl: string,
  take: (report: WorkerReport) => void,
): WorkerDoor {
  worker.addEventListener('message', ({ data }: MessageEvent<Versioned<WorkerReport>>) => {
    if (data.version === PROTOCOL_VERSION) take(data.message);
    else take({ kind: 'failed', message: `worker protocol ${data.version}, page ${PROTOCOL_VERSION}` });
  });
  worker.addEventListener('error', (event) => {
    take({ kind: 'failed', message: event.message || 'the worker could not be loaded' });
  });
  const start: WorkerStart = { engineUrl: new URL(engineUrl, location.href).href, locale: texts.locale };
  worker.postMessage(start);
  return {
    send(message, transfer = []) {
      worker.postMessage({ version: PROTOCOL_VERSION, message }, transfer);
    },
  };
}
