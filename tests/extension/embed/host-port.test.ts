import '../../../core/contracts/without-eval.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRAME_PAYLOADS } from '../../../core/contracts/embed-message.ts';
import { HostPort } from '../../../extension/embed/host-port.ts';
import type { HostMessage } from '../../../extension/embed/read-message.ts';
import { envelope } from './messages.ts';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

let host: MessagePort;
let port: HostPort;
let taken: HostMessage[];
let told: Told[];
let wakeUp: () => void;

beforeEach(() => {
  const channel = new MessageChannel();
  host = channel.port1;
  taken = [];
  told = [];
  wakeUp = () => undefined;
  port = new HostPort(channel.port2, (message) => {
    taken.push(message);
    wakeUp();
  });
  host.onmessage = ({ data }: MessageEvent<Told>) => {
    told.push(data);
    wakeUp();
  };
});

afterEach(() => host.close());

/** Resolves at the next message on either side. */
const next = (): Promise<void> => new Promise((resolve) => (wakeUp = resolve));

describe('the port to a host', () => {
  it('hands on what was read and leaves the answer to whoever takes it', async () => {
    host.postMessage(envelope('close-document', {}));
    await next();
    expect(taken).toEqual([{ id: 'h-1', type: 'close-document', payload: {} }]);
    expect(told).toEqual([]);
  });

  it('answers what it cannot read with an error of our table, in the form that hosts are told of', async () => {
    host.postMessage(envelope('post-invoice', { all: true }, 'h-9'));
    await next();
    const [error] = told;
    expect(error).toMatchObject({ v: 1, id: 'h-9', type: 'error', payload: { code: 'bad-request' } });
    expect(FRAME_PAYLOADS.error.safeParse(error?.payload).success).toBe(true);
    expect(taken).toEqual([]);
  });

  it('pairs a reply with its request', async () => {
    const asked = port.ask('token-needed', { reason: 'expired' });
    await next();
    host.postMessage(envelope('authorise', { token: 'abc', expiresAt: '2026-01-01T00:00:00Z' }, told[0]?.id));
    expect((await asked)?.type).toBe('authorise');
    expect(taken).toEqual([]);
  });

  it('refuses a reply to nothing', async () => {
    host.postMessage(envelope('written', {}, 'k-77'));
    await next();
    expect(told[0]).toMatchObject({ id: 'k-77', type: 'error', payload: { code: 'bad-request' } });
  });

  it('takes a reply once', async () => {
    const asked = port.ask('token-needed', { reason: 'none' });
    await next();
    host.postMessage(envelope('refused', { sentence: 'no' }, told[0]?.id));
    await asked;
    host.postMessage(envelope('refused', { sentence: 'no' }, told[0]?.id));
    await next();
    expect(told[1]?.type).toBe('error');
  });

  it('asks no more where sixteen requests wait', async () => {
    for (let count = 0; count < 16; count += 1) void port.ask('token-needed', { reason: 'none' });
    expect(await port.ask('token-needed', { reason: 'none' })).toBeNull();
  });
});
