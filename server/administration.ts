// What `kontera admin` opens: store and services as the server has them, without its door and its jobs.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openRuntime, type Runtime } from './runtime.ts';
import { rotateSecrets, type Rotation } from './services/rotate-secrets.ts';
import { COMMAND_ACTOR } from './command-actor.ts';
import type { Outcome } from './services/outcome.ts';
import type { Services } from './services/services.ts';
import { secretKeys, serverSettings } from './server-settings.ts';
import { FolderLocked } from './storage/folder-lock.ts';
import { restorePglite } from './storage/pglite-store.ts';

/** An open server to administer. */
export interface Administration {
  readonly services: Services;
  rotateSecrets(): Promise<Outcome<Rotation>>;
  /** The whole database; null on PostgreSQL. */
  pack(): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Opens by the settings of the environment; `folder` comes before them. In words why it cannot. */
export async function openAdministration(
  env: Readonly<Record<string, string | undefined>>,
  folder: string | null,
  script: URL,
): Promise<
  { readonly ok: true; readonly server: Administration } | { readonly ok: false; readonly found: string }
> {
  const settings = serverSettings({
    ...env,
    ...(folder === null ? {} : { KONTERA_DATA: folder }),
    KONTERA_ROLE: 'all',
  });
  if (typeof settings === 'string') return { ok: false, found: settings };
  const faults: string[] = [];
  try {
    const runtime = await openRuntime({
      settings: { ...settings, role: 'web' },
      parts: {
        engineWasm: new URL('../engine.wasm', script),
        threadScript: new URL('training-thread.js', script),
        templateFile: fileURLToPath(new URL('template.tar.gz', script)),
      },
      keys: () => secretKeys(env, settings),
      clock: () => new Date(),
      onFault: (error) => void faults.push(String(error)),
    });
    return { ok: true, server: administrationOf(runtime) };
  } catch (error) {
    const where = error instanceof FolderLocked ? `${settings.dataFolder ?? ''}: ` : '';
    return { ok: false, found: `${where}${error instanceof Error ? error.message : 'unknown'}` };
  }
}

function administrationOf(runtime: Runtime): Administration {
  const { store, services, box } = runtime;
  const ground = { store, clock: () => new Date() };
  return {
    services,
    rotateSecrets: () => rotateSecrets(ground, box, COMMAND_ACTOR),
    pack: () => store.pack(),
    close: () => runtime.stop(0),
  };
}

/** Makes a data folder of a backup; why it cannot, or null. */
export async function restoreFolder(folder: string, file: string): Promise<string | null> {
  if (!existsSync(file)) return `there is no file ${file}`;
  const [first, second] = readFileSync(file).subarray(0, 2);
  if (first !== 0x1f || second !== 0x8b) return `${file} is no backup`;
  return (await restorePglite(folder, file)) ? null : `${folder} has a database already; name another folder`;
}
