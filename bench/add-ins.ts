/**
 * How long 200 add-ins at work at the same time wait for the server, fetching models and sending decisions for a minute, on PGlite
 * and on PostgreSQL. The server is a process of its own. Each looks for a new model and sends what was decided once a minute, as the
 * pane does. `npm run bench add-ins`; `npm run bench add-ins -- 30 10` for 30 s, and every 10 s instead
 */
import { serve, testServices } from '../tests/server/http/served-api.ts';
import { ASKED, runAddIns, type AddInCrowd } from './add-in-load.ts';
import { onDatabases, storeAt } from './databases.ts';
import { machineText } from './machine.ts';
import { answerWithProcessorTime, endWithBench, messageOf, processorSecondsOf, startPart } from './part.ts';

const ADD_INS = 200;
const TENANTS = 20;
const MODEL_BYTES = 3_000_000;
const SERVER = 'server';

interface Started {
  readonly port: number;
  readonly tokens: readonly string[];
}

const [first = '60', second = '60'] = process.argv.slice(2);
if (first === SERVER) await beServer(second);
else await measure({ seconds: Number(first), roundMs: 1000 * Number(second) });

/** Opens the database, gives each tenant a model and a key, and tells who started it where it listens. */
async function beServer(where: string): Promise<void> {
  endWithBench();
  const backing = await testServices(await storeAt(where));
  const tokens: string[] = [];
  for (let tenant = 0; tenant < TENANTS; tenant += 1) {
    tokens.push(await backing.keyOf(`tenant-${tenant}`, 'accountant'));
    await backing.releaseModel(`tenant-${tenant}`, madeModel(tenant));
  }
  const { port } = await serve({ api: { services: backing.services } });
  answerWithProcessorTime();
  process.send?.({ port, tokens } satisfies Started);
}

/** Bytes that pack to three quarters, about as a model does. */
function madeModel(seed: number): Uint8Array {
  let state = seed + 1;
  return Uint8Array.from({ length: MODEL_BYTES }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 26;
  });
}

type Pace = Pick<AddInCrowd, 'seconds' | 'roundMs'>;

async function measure(pace: Pace): Promise<void> {
  console.log(machineText());
  console.log(
    `${ADD_INS} add-ins of ${TENANTS} tenants, ${pace.seconds} s: a model of ${MODEL_BYTES / 1e6} MB each, then every ${pace.roundMs / 1000} s a look and a batch`,
  );
  await onDatabases(['PGlite', 'PostgreSQL'], (name, where) => measureOn(name, where, pace));
}

async function measureOn(name: string, where: string, pace: Pace): Promise<void> {
  const server = startPart(import.meta.url, SERVER, where);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- what the other half of this file sends
  const { port, tokens } = (await messageOf(server)) as Started;
  const setUpSeconds = await processorSecondsOf(server);
  const { waitsMs, errorCount } = await runAddIns({
    ...{ port, tokens, count: ADD_INS, ...pace },
  });
  const cpuSeconds = (await processorSecondsOf(server)) - setUpSeconds;
  server.kill('SIGKILL');
  const all = ASKED.flatMap((what) => waitsMs[what]);
  console.log(
    `${name.padEnd(11)} ${all.length} requests, ${errorCount} errors: ${waitText(all)}; ` +
      `the server took ${cpuSeconds.toFixed(1)} s of processor time; load ${machineText().split('load ').at(-1) ?? ''}`,
  );
  for (const what of ASKED)
    console.log(
      `  ${what.padEnd(9)} ${String(waitsMs[what].length).padStart(5)}: ${waitText(waitsMs[what])}`,
    );
}

function waitText(waitsMs: readonly number[]): string {
  const sorted = [...waitsMs].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}
