// A step of the build: packs a database with this version's tables and queue, and no row, into the file that is named.
import { writeFileSync } from 'node:fs';
import { startQueue } from './jobs/queue.ts';
import { migrate } from './storage/migrate.ts';
import { pgliteStore } from './storage/pglite-store.ts';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('the file to write is missing');
const store = await pgliteStore({ folder: null, templateFile: null });
await migrate(store);
const fail = (error: Error): never => {
  throw error;
};
const queue = await startQueue(store, { supervise: false, onFault: fail });
await queue.stop(0);
const packed = await store.pack();
if (packed === null) throw new Error('a PGlite packs itself');
writeFileSync(target, packed);
await store.close();
process.exit(0);
