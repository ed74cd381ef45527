import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { gracefulStop } from '../../../server/graceful-stop.ts';
import { webServer } from '../../../server/web-server.ts';
import { listen } from '../../listen.ts';

const IMPATIENT = { headersMs: 200, requestMs: 300, idleMs: 5_000, checkEveryMs: 50 };

/** What comes back for bytes after which a client says no more. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let text = '';
  socket.on('data', (part: string) => (text += part));
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

describe('a slow client', () => {
  it.each([
    ['its headers', 'GET / HTTP/1.1\r\nHost: x\r\n'],
    ['its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12'],
  ])('that does not end %s is sent away', async (_, bytes) => {
    const server = webServer(
      (request, response) => {
        request.resume().on('end', () => response.end('done'));
      },
      null,
      IMPATIENT,
    );
    expect(await answerTo((await listen(server)).port, bytes)).toMatch(/^HTTP\/1\.1 408/);
    server.close();
  });
});

it('headers beyond 16 KiB are refused', async () => {
  const server = webServer((_request, response) => response.end('done'), null, IMPATIENT);
  const { port } = await listen(server);
  const bytes = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
  expect(await answerTo(port, bytes)).toMatch(/^HTTP\/1\.1 431/);
  server.close();
});

describe('stopping', () => {
  it('finishes the request that is being worked on, and takes no other', async () => {
    let finish: () => void = () => undefined;
    const server = webServer((_request, response) => {
      finish = () => response.end('finished');
      server.emit('working');
    }, null);
    const { port } = await listen(server);
    const answer = fetch(`http://127.0.0.1:${port}/`);
    await once(server, 'working');
    const stopping = gracefulStop();
    const stopped = stopping.stop(server, 60_000);
    expect(stopping.hasBegun).toBe(true);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    finish();
    expect(await (await answer).text()).toBe('finished');
    await stopped;
  });

  it('cuts a request that does not end', async () => {
    const server = webServer(() => server.emit('working'), null);
    const { port } = await listen(server);
    const answer = fetch(`http://127.0.0.1:${port}/`).catch(() => 'cut');
    await once(server, 'working');
    await gracefulStop().stop(server, 10);
    expect(await answer).toBe('cut');
  });
});
