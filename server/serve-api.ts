import type { Logger } from 'pino';
import { fileURLToPath } from 'node:url';
import type { Env } from './env-reader.ts';
import { openIdOf } from './http/access/open-id.ts';
import type { ApiOptions } from './http/app.ts';
import { faultRecord } from './http/http-log.ts';
import type { HttpSettings } from './http-settings.ts';
import type { ServerRole } from './server-settings.ts';

/** The API with what it stands on, open. */
export interface OpenApi {
  readonly role: ServerRole;
  readonly api: ApiOptions;
  /** Lets jobs end, for `waitMs` at most, and closes the database. */
  stop(waitMs: number): Promise<void>;
}

const DISCOVERY_MS = 5_000;

/** Whether this server is to keep anything: KONTERA_DATA or DATABASE_URL says where, or a role says that it does. */
export function keepsAnything(env: Env): boolean {
  return Boolean(env['KONTERA_DATA'] || env['DATABASE_URL'] || env['KONTERA_ROLE']);
}

/** Opens database, services and jobs; in a sentence why it cannot. Loaded only now: the workbench alone needs none of it. */
export async function openApi(env: Env, http: HttpSettings, log: Logger): Promise<OpenApi | string> {
  const { secretKeys, serverSettings } = await import('./server-settings.ts');
  const { openRuntime } = await import('./runtime.ts');
  const settings = serverSettings(env);
  if (typeof settings === 'string') return settings;
  const runtime = await openRuntime({
    settings,
    keys: () => secretKeys(env, settings),
    // Built beside this module, the engine one folder up.
    parts: {
      engineWasm: new URL('../engine.wasm', import.meta.url),
      threadScript: new URL('./training-thread.js', import.meta.url),
      templateFile: fileURLToPath(new URL('./template.tar.gz', import.meta.url)),
    },
    clock: () => new Date(),
    onFault: (error, where) => log.error({ ...faultRecord(error), where }, 'work in the background failed'),
  });
  const api: ApiOptions = {
    services: runtime.services,
    openId: http.openId && openIdOf(http.openId, fetchJson),
    signIn: http.signIn,
    rateLimits: http.rateLimits,
    origins: http.origins,
    now: () => new Date(),
  };
  return { role: settings.role, api, stop: (waitMs) => runtime.stop(waitMs) };
}

async function fetchJson(url: string): Promise<unknown> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_MS), redirect: 'error' });
  if (!reply.ok) throw new Error(`the identity provider answered ${reply.status}`);
  return reply.json();
}
