// Composition root of the worker: the engine, the desk that codes a document, and the door to the page.
import { compileEngine, openCoder } from '../../core/engine/index.ts';
import type { CoderOpener } from '../worker/taught-coder.ts';
import { DESK_VERSION, type DeskReport, type DeskRequest, type Versioned } from './desk-messages.ts';
import { DocumentDesk } from './document-desk.ts';
import { sha256Hex } from '../sync/sha256-hex.ts';
import { speakEmbedded } from './words/embed-words.ts';

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the page's types know no worker's scope
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

function report(message: DeskReport): void {
  const versioned: Versioned<DeskReport> = { version: DESK_VERSION, message };
  scope.postMessage(versioned);
}

function fail(error: unknown): void {
  report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

async function loadEngine(engineUrl: string): Promise<CoderOpener> {
  const engine = await compileEngine(fetch(engineUrl));
  return (modelBytes) => openCoder(engine, modelBytes);
}

let desk: DocumentDesk | null = null;
/** One message after the other, in the order in which they came. */
let turn = Promise.resolve();

async function take({ version, message }: Versioned<DeskRequest>): Promise<void> {
  if (version !== DESK_VERSION) throw new Error(`page version ${version}, worker version ${DESK_VERSION}`);
  if (message.kind === 'start') {
    const engine = loadEngine(message.engineUrl);
    engine.catch(fail);
    desk = new DocumentDesk({ engine, report, sha256: sha256Hex, speak: speakEmbedded });
  }
  await desk?.take(message);
}

scope.onmessage = ({ data }: MessageEvent<Versioned<DeskRequest>>) => {
  turn = turn.then(() => take(data)).catch(fail);
};
