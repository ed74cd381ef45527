import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/http/app.ts';
import { listen, type ListeningServer } from '../listen.ts';

const PAGE = '<!doctype html><meta name="csp-nonce" content="{{nonce}}"><title>Workbench</title>';
const WASM = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let folder: string;
let server: ListeningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontera-app-'));
  const workbenchFolder = join(folder, 'workbench');
  await mkdir(join(workbenchFolder, 'assets'), { recursive: true });
  await mkdir(join(workbenchFolder, 'demo'));
  await writeFile(join(folder, 'secret.txt'), 'outside the workbench');
  await writeFile(join(workbenchFolder, 'index.html'), PAGE);
  await writeFile(join(workbenchFolder, 'assets/engine-12345678.wasm'), WASM);
  await writeFile(join(workbenchFolder, 'demo/history.csv.gz'), Uint8Array.of(0x1f, 0x8b));
  server = await listen(createServer(createApp({ workbenchFolder })));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string) => fetch(`${server.origin}${path}`);

/** The directives of a Content-Security-Policy by name. */
function policyOf(response: Response): Map<string, string> {
  const directives = response.headers.get('content-security-policy')?.split('; ') ?? [];
  return new Map(
    directives.map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1).join(' ')]),
  );
}

describe('the workbench server', () => {
  it('says that it is well', async () => {
    const response = await get('/healthz');
    expect(await response.json()).toEqual({ status: 'ok' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('allows WebAssembly and workers of its own, and neither inline nor foreign scripts', async () => {
    const policy = policyOf(await get('/'));
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    expect(policy.get('worker-src')).toBe("'self'");
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
  });

  it('puts the nonce of its style policy into the page, another one each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('/');
        const nonce = /content="([^"]+)"/.exec(await response.text())?.[1];
        expect(policyOf(response).get('style-src')).toBe(`'self' 'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('has the page asked for anew, hashed files kept for good, other files checked', async () => {
    const caching = async (path: string) => (await get(path)).headers.get('cache-control');
    expect(await caching('/')).toBe('no-store');
    expect(await caching('/assets/engine-12345678.wasm')).toBe('public, max-age=31536000, immutable');
    expect(await caching('/demo/history.csv.gz')).toBe('no-cache');
  });

  it('answers a file that did not change without its body', async () => {
    const etag = (await get('/demo/history.csv.gz')).headers.get('etag') ?? '';
    // Not by fetch, which adds a Cache-Control of its own that asks for the body.
    const status = await new Promise((answered, failed) => {
      request(`${server.origin}/demo/history.csv.gz`, { headers: { 'if-none-match': etag } }, (answer) => {
        answer.resume();
        answered(answer.statusCode);
      })
        .on('error', failed)
        .end();
    });
    expect(status).toBe(304);
  });

  it('serves WebAssembly as such, so that it compiles while it loads', async () => {
    const response = await get('/assets/engine-12345678.wasm');
    expect(response.headers.get('content-type')).toBe('application/wasm');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(WASM);
  });

  it('serves a packed history as the file it is, not as an encoding of the answer', async () => {
    const response = await get('/demo/history.csv.gz');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect((await response.arrayBuffer()).byteLength).toBe(2);
  });

  it.each(['/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])(
    'gives nothing from outside its folder for %s',
    async (path) => {
      const response = await get(path);
      expect([400, 403, 404]).toContain(response.status);
      expect(await response.text()).not.toContain('outside the workbench');
    },
  );

  it('does not tell what it is built with', async () => {
    expect((await get('/')).headers.get('x-powered-by')).toBeNull();
  });

  it('sends its safe headers with a refusal too', async () => {
    const response = await get('/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(policyOf(response).get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
  });
});
