import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/http/app.ts';
import { metricsOf } from '../../../server/http/metrics.ts';
import { requestId } from '../../../server/http/request-id.ts';
import { webServer } from '../../../server/web-server.ts';
import { listen, type ListeningServer } from '../../listen.ts';
import express, { type Express } from 'express';

const TOKEN = 'the-token-of-the-watcher-0001';
const open: ListeningServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function originOf(app: Express): Promise<string> {
  const server = await listen(webServer(app, null));
  open.push(server);
  return server.origin;
}

describe('a server that keeps nothing', () => {
  it('is ready, and says at its API that it has none', async () => {
    const origin = await originOf(createApp({ workbenchFolder: import.meta.dirname }));
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const reply = await fetch(`${origin}/v1/models/current`);
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([503, 'unavailable']);
  });

  it('is well and not ready while it stops', async () => {
    const origin = await originOf(
      createApp({ workbenchFolder: import.meta.dirname, isStopping: () => true }),
    );
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('has no figures unless a token is set for them', async () => {
    const origin = await originOf(createApp({ workbenchFolder: import.meta.dirname }));
    expect((await fetch(`${origin}/metrics`)).status).toBe(404);
  });
});

describe('figures', () => {
  const figuresOf = async (gauges: () => Promise<never> | Promise<object>) => {
    const app = express();
    const { measure, serve } = metricsOf(TOKEN, { gauges: gauges as never });
    app.use(requestId, measure);
    app.get('/metrics', serve);
    const origin = await originOf(app);
    await fetch(`${origin}/private-name`);
    return (await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  };

  it('count requests by route and never by address', async () => {
    const text = await figuresOf(() =>
      Promise.resolve({ tenantCount: 7, jobs: [], oldestPullSeconds: null }),
    );
    expect(text).toContain('kontera_http_requests_total{method="GET",route="other",status="404"} 1');
    expect(text).not.toContain('private-name');
    expect(text).toContain('kontera_tenants 7');
  });

  it('are there, and say so, while the database is away', async () => {
    const text = await figuresOf(() => Promise.reject(new Error('away')));
    expect(text).toContain('kontera_database_up 0');
    expect(text).toContain('process_cpu_seconds_total');
  });
});
