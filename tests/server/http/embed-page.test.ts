import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFFICE_PAGE } from '../../../server/http/content-policy.ts';
import { embedPage } from '../../../server/http/embed-page.ts';
import { servePage } from '../../../server/http/page.ts';
import { safeHeaders } from '../../../server/http/safe-headers.ts';
import { webServer } from '../../../server/web-server.ts';
import { DEFAULT_SETTINGS } from '../../../server/services/settings.ts';
import { listen, type ListeningServer } from '../../listen.ts';

let folder: string;
let server: ListeningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontera-embed-'));
  const page = join(folder, 'embed.html');
  await writeFile(page, '<!doctype html><style nonce="{{nonce}}"></style>');
  const app = express();
  app.use(safeHeaders(true));
  const embedOrigins = ['https://erp.example', 'https://other-erp.example'];
  const read = (tenantId: string) =>
    Promise.resolve(tenantId === 'acme' ? { ...DEFAULT_SETTINGS, embedOrigins } : DEFAULT_SETTINGS);
  app.get('/embed/:tenantId', embedPage(page, { read }));
  app.get('/taskpane.html', servePage(page, OFFICE_PAGE));
  app.get('/missing.html', servePage(join(folder, 'missing.html')));
  server = await listen(webServer(app, null));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function framing(path: string, referer?: string): Promise<string> {
  const { headers } = await fetch(server.origin + path, {
    referrer: '',
    headers: referer ? { referer } : {},
  });
  const ancestors = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
  return `${ancestors} / ${headers.get('x-frame-options') ?? 'none'}`;
}

it('the embedded page may be framed by the ERP that is set and asks, and the others are not told', async () => {
  expect(await framing('/embed/acme', 'https://erp.example/invoices/7')).toBe('https://erp.example / none');
});

it.each([
  ['an origin that is not set', '/embed/acme', 'https://evil.example/'],
  ['an origin that only begins alike', '/embed/acme', 'https://erp.example.evil.example/'],
  ['nobody that says who it is', '/embed/acme', undefined],
  ['the ERP of another tenant', '/embed/other', 'https://erp.example/'],
  ['anyone for what is no tenant', '/embed/..%2facme', 'https://erp.example/'],
])('it may not be framed by %s', async (_, path, referer) => {
  expect(await framing(path, referer)).toBe("'none' / DENY");
});

it('the task pane may be framed by Excel and load its scripts, without inline ones', async () => {
  const { headers } = await fetch(`${server.origin}/taskpane.html`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain('https://excel.cloud.microsoft');
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' https://appsforoffice.microsoft.com");
  expect(policy).not.toContain('unsafe-inline');
  expect(headers.get('x-frame-options')).toBeNull();
});

it('browsers are told to come by HTTPS where it is there', async () => {
  const { headers } = await fetch(`${server.origin}/taskpane.html`);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

it('a page that was not built is not there', async () => {
  expect((await fetch(`${server.origin}/missing.html`)).status).toBe(404);
});
