// A step of the build: packs a database with this version's tables and queue, and no row, into the file that is named.
import { writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { startQueue } from './jobs/queue.ts';
import { migrate } from './storage/migrate.ts';
import { pgliteStoreOf } from './storage/pglite-store.ts';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('the file to write is missing');
const client = await PGlite.create('memory://');
const store = pgliteStoreOf(client, () => undefined);
await migrate(store);
const fail = (error: Error): never => {
  throw error;
};
const queue = await startQueue(store, { supervise: false, onFault: fail });
await queue.stop(0);
const packed = await client.dumpDataDir('gzip');
writeFileSync(target, Buffer.from(await packed.arrayBuffer()));
await store.close();
process.exit(0);
