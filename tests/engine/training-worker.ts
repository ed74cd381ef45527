import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CodedEngineLine, EngineModule } from '../../core/engine/index.ts';

/** What a worker is to train on: days in order. */
export interface WorkerLedger {
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  readonly days: readonly (readonly CodedEngineLine[])[];
}

/** What a worker answers: the model, and when it began and ended to train, in ms of the clock all workers share. */
export interface TrainedModel {
  readonly model: Uint8Array;
  readonly fromMs: number;
  readonly toMs: number;
}

const PACKAGE = fileURLToPath(new URL('../../core/engine/build/index.js', import.meta.url));

/** Plain JavaScript: a worker of Node 20 reads no TypeScript. It says when it is ready, and trains when it is told to. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.packageUrl).then(async ({ compileEngine, createCoder }) => {
    const { compiled, ledger } = workerData;
    const module = await compileEngine(compiled);
    parentPort.once('message', () => {
      const coder = createCoder(module, ledger);
      const fromMs = Date.now();
      for (const day of ledger.days) coder.learnDay(day);
      parentPort.postMessage({ fromMs, toMs: Date.now(), model: coder.save() });
    });
    parentPort.postMessage('ready');
  });
`;

/** Trains one ledger a worker, side by side, each in an instance of its own of the one compiled module. */
export async function trainInWorkers(
  { compiled }: EngineModule,
  ledgers: readonly WorkerLedger[],
  packagePath = PACKAGE,
): Promise<TrainedModel[]> {
  const packageUrl = `file://${packagePath}`;
  const workers = ledgers.map(
    (ledger) => new Worker(PROGRAM, { eval: true, workerData: { compiled, ledger, packageUrl } }),
  );
  try {
    await Promise.all(workers.map(nextMessage));
    for (const worker of workers) worker.postMessage('begin');
    // The message comes from the program above, which is all that runs in the worker.
    return (await Promise.all(workers.map(nextMessage))) as TrainedModel[];
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function nextMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
