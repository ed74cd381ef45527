import { Agent, request } from 'node:http';
import { DECISION } from '../tests/server/http/example-request.ts';

/** What an add-in asks for. */
export const ASKED = ['download', 'look', 'batch'] as const;

/** What a crowd of add-ins met with. */
export interface LoadFigures {
  /** Milliseconds from asking to the last byte, by what was asked for. */
  readonly waitsMs: Readonly<Record<(typeof ASKED)[number], readonly number[]>>;
  /** Answers that were neither 200 nor 304, and requests that got none. */
  readonly errorCount: number;
}

/** How add-ins behave. */
export interface AddInCrowd {
  readonly port: number;
  /** One of these to each add-in, in turn. */
  readonly tokens: readonly string[];
  readonly count: number;
  readonly seconds: number;
  /** Between two rounds of an add-in: one look for a new model, one batch of decisions. */
  readonly roundMs: number;
}

const LINES_A_BATCH = 5;

/** Lets a crowd work for a while: each add-in fetches the model once, then looks for a new one and sends a batch, round by round. */
export async function runAddIns(crowd: AddInCrowd): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: crowd.count });
  const waitsMs: Record<(typeof ASKED)[number], number[]> = { download: [], look: [], batch: [] };
  let errorCount = 0;
  const timed = async (what: keyof typeof waitsMs, ask: () => Promise<Answer>): Promise<Answer | null> => {
    const beganMs = performance.now();
    const answer = await ask().catch(() => null);
    waitsMs[what].push(performance.now() - beganMs);
    if (answer === null || (answer.status !== 200 && answer.status !== 304)) errorCount += 1;
    return answer;
  };
  const endMs = performance.now() + crowd.seconds * 1000;
  const addIn = async (number: number): Promise<void> => {
    const token = crowd.tokens[number % crowd.tokens.length] ?? '';
    const ask = (what: keyof typeof waitsMs, path: string, more: Sending = {}) =>
      timed(what, () => send({ agent, port: crowd.port, token, path, ...more }));
    // They do not all begin in the same moment.
    await pause((crowd.roundMs * number) / crowd.count);
    const current = await ask('look', '/v1/models/current');
    const modelId = /"modelId":"([^"]+)"/.exec(current?.body.toString('utf8') ?? '')?.[1] ?? '';
    await ask('download', `/v1/models/${modelId}/file`, { headers: { 'accept-encoding': 'gzip, br' } });
    for (let round = 0; performance.now() < endMs; round += 1) {
      const roundEndMs = performance.now() + crowd.roundMs;
      await ask('look', '/v1/models/current', { headers: { 'if-none-match': current?.etag ?? '' } });
      const body = JSON.stringify({ decisions: Array.from({ length: LINES_A_BATCH }, () => DECISION) });
      await ask('batch', '/v1/decisions', {
        body,
        headers: { 'content-type': 'application/json', 'idempotency-key': `add-in-${number}-${round}` },
      });
      await pause(roundEndMs - performance.now());
    }
  };
  await Promise.all(Array.from({ length: crowd.count }, (_, number) => addIn(number)));
  agent.destroy();
  return { waitsMs, errorCount };
}

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Buffer;
}

interface Sending {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Sent extends Sending {
  readonly agent: Agent;
  readonly port: number;
  readonly token: string;
  readonly path: string;
}

function send({ agent, port, token, path, body, headers }: Sent): Promise<Answer> {
  return new Promise((answered, failed) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = { ...headers, authorization: `Bearer ${token}` };
    const asking = request({ agent, host: '127.0.0.1', port, method, path, headers: sent }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', failed);
      reply.on('end', () =>
        answered({
          status: reply.statusCode ?? 0,
          etag: reply.headers.etag ?? '',
          body: Buffer.concat(parts),
        }),
      );
    });
    asking.on('error', failed).end(body);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, Math.max(0, ms)));
}
