import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListeningServer } from '../../listen.ts';
import { serve } from './served-api.ts';

const ISSUER = 'https://login.example';

let folder: string;
let served: ListeningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontera-sign-in-'));
  for (const name of ['sign-in.html', 'taskpane.html'])
    await writeFile(join(folder, name), '<!doctype html><title>Kontera</title>');
  const officePage = { scripts: [], connects: [ISSUER], frames: [], ancestors: [] };
  served = await serve({ workbenchFolder: folder, officePage });
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const headersOf = async (name: string) => (await fetch(`${served.origin}/${name}`)).headers;
const connectsOf = (headers: Headers) =>
  /connect-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.split(' ');

describe('the window in which people sign in', () => {
  it('talks to this server and the provider, and to nobody else', async () => {
    expect(connectsOf(await headersOf('sign-in.html'))).toEqual(["'self'", ISSUER]);
  });

  it('is heard by Excel, which opened it, and framed by nobody', async () => {
    const headers = await headersOf('sign-in.html');
    expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('the pane', () => {
  it('talks to the provider that is set, and frames nobody', async () => {
    const headers = await headersOf('taskpane.html');
    expect(connectsOf(headers)).toEqual(["'self'", 'https://appsforoffice.microsoft.com', ISSUER]);
    expect(headers.get('content-security-policy')).not.toContain('frame-src');
  });
});
