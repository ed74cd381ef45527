import { fileURLToPath } from 'node:url';
import type { ConnectorSource } from '../../server/services/connector-source.ts';
import { newSecretKey, parseSecretKeys } from '../../server/services/secret-box.ts';
import { openRuntime, type Runtime, type RuntimeParts } from '../../server/runtime.ts';
import type { ServerRole } from '../../server/server-settings.ts';
import { madeSource } from './made-source.ts';

const built = (path: string): URL => new URL(`../../build/${path}`, import.meta.url);

/** The parts that the build makes. */
export const BUILT_PARTS: RuntimeParts = {
  engineWasm: built('engine.wasm'),
  threadScript: built('server/training-thread.js'),
  templateFile: fileURLToPath(built('server/template.tar.gz')),
};

/** Who tests act as. */
export const TESTER = { kind: 'system', id: 'test' } as const;

/** Opens a server without its door: on PGlite in memory, or on PostgreSQL. Its faults end up in `faults`. */
export async function openServer(
  databaseUrl: string | null,
  { role = 'web', source = madeSource(() => 0) }: { role?: ServerRole; source?: ConnectorSource } = {},
): Promise<Runtime & { readonly faults: unknown[] }> {
  const faults: unknown[] = [];
  const keys = parseSecretKeys(newSecretKey('test'));
  if (typeof keys === 'string') throw new Error(keys);
  const runtime = await openRuntime({
    settings: { role, databaseUrl, dataFolder: null, heartbeatMs: 200 },
    ...{ parts: BUILT_PARTS, keys: () => keys, source, clock: () => new Date() },
    onFault: (error) => void faults.push(error),
  });
  return { ...runtime, faults };
}

/** Looks until `found` gives something; throws after half a minute. */
export async function until<Found>(found: () => Promise<Found | null>): Promise<Found> {
  for (let tries = 0; tries < 600; tries += 1) {
    const result = await found();
    if (result !== null) return result;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error('it did not come about');
}
