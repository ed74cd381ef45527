// One server process of the kill tests: `node server-process.js ROLE`, on DATABASE_URL, its ERP made of nothing.
import { openRuntime } from '../../../server/runtime.ts';
import { parseSecretKeys } from '../../../server/services/secret-box.ts';
import { madeSource } from '../made-source.ts';

const built = (path: string): URL =>
  new URL(`../../../build/${path}`, new URL(process.env['KONTERA_TEST_FILE'] ?? ''));
const role = process.argv[2] === 'worker' ? 'worker' : 'web';
const documents = Number(process.env['KONTERA_TEST_DOCUMENTS'] ?? '0');
const started = Date.now();
await openRuntime({
  settings: { role, databaseUrl: process.env['DATABASE_URL'] ?? null, dataFolder: null, heartbeatMs: 100 },
  parts: {
    engineWasm: built('engine.wasm'),
    threadScript: built('server/training-thread.js'),
    templateFile: null,
  },
  keys: () => parseSecretKeys(process.env['KONTERA_SECRET_KEYS'] ?? ''),
  clock: () => new Date(),
  source: madeSource(() => documents),
  onFault: (error, where) => {
    process.stderr.write(
      `${Date.now() - started} ${where}: ${error instanceof Error ? error.message : ''}\n`,
    );
  },
});
process.stdout.write('ready\n');
