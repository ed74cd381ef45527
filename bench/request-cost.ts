/**
 * Processor time that an add-in's requests cost the server, on PGlite and on PostgreSQL, one after another: a look for a new model
 * that is answered 304, and a batch of five decisions. The server is a process of its own and counts its own time; that of
 * PostgreSQL is not in it. `npm run bench request-cost`
 */
import { DECISION } from '../tests/server/http/example-request.ts';
import { serve, testServices } from '../tests/server/http/served-api.ts';
import { onDatabases, storeAt } from './databases.ts';
import { machineText } from './machine.ts';
import { answerWithProcessorTime, endWithBench, messageOf, processorSecondsOf, startPart } from './part.ts';
import { spreadOf } from './spread.ts';

const ROUNDS = 7;
const REQUESTS = 50;
const BATCH = JSON.stringify({ decisions: Array.from({ length: 5 }, () => DECISION) });

const [part = '', place = ''] = process.argv.slice(2);
if (part === 'server') await beServer(place);
else await measure();

/** Says where it listens and with which key; after that answers each message with the processor time it has used. */
async function beServer(where: string): Promise<void> {
  endWithBench();
  const backing = await testServices(await storeAt(where));
  const token = await backing.keyOf('one', 'accountant');
  await backing.releaseModel('one');
  const { origin } = await serve({ api: { services: backing.services } });
  answerWithProcessorTime();
  process.send?.({ origin, token });
}

async function measure(): Promise<void> {
  console.log(machineText());
  await onDatabases(['PGlite', 'PostgreSQL'], measureOn);
}

async function measureOn(name: string, where: string): Promise<void> {
  const server = startPart(import.meta.url, 'server', where);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- what the other half of this file sends
  const { origin, token } = (await messageOf(server)) as { readonly origin: string; readonly token: string };
  const cpuMs = async (): Promise<number> => 1000 * (await processorSecondsOf(server));
  const headers = { authorization: `Bearer ${token}` };
  const look = (etag: string): Promise<Response> =>
    fetch(`${origin}/v1/models/current`, { headers: { ...headers, 'if-none-match': etag } });
  const first = await look('"none"');
  await first.arrayBuffer();
  const etag = first.headers.get('etag') ?? '';
  let batches = 0;
  const send = (): Promise<Response> => {
    batches += 1;
    const more = { 'content-type': 'application/json', 'idempotency-key': `batch-number-${batches}` };
    return fetch(`${origin}/v1/decisions`, { method: 'POST', body: BATCH, headers: { ...headers, ...more } });
  };
  for (const [what, status, ask] of [
    ['GET /v1/models/current, 304', 304, () => look(etag)],
    ['POST /v1/decisions, 5 lines', 200, send],
  ] as const) {
    const { median, least, most } = spreadOf(await costsOf(cpuMs, status, ask));
    const text = (ms: number): string => ms.toFixed(2);
    console.log(
      `${name.padEnd(11)} ${what}: ${text(median)} (${text(least)} - ${text(most)}) ms of processor time`,
    );
  }
  server.kill('SIGKILL');
}

/** Milliseconds a request, round by round. */
async function costsOf(
  cpuMs: () => Promise<number>,
  status: number,
  ask: () => Promise<Response>,
): Promise<readonly number[]> {
  const costs: number[] = [];
  // The first round warms up and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const beganMs = await cpuMs();
    for (let count = 0; count < REQUESTS; count += 1) {
      const reply = await ask();
      const text = await reply.text();
      if (reply.status !== status) throw new Error(`answered ${reply.status}: ${text}`);
    }
    if (round > 0) costs.push(((await cpuMs()) - beganMs) / REQUESTS);
  }
  return costs;
}
