import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecretKey, parseSecretKeys, type SecretKey } from './services/secret-box.ts';

/** What a process of the server does. web: answers; worker: does jobs; all: both. */
export type ServerRole = 'web' | 'worker' | 'all';

/** How a process of the server is set up. */
export interface ServerSettings {
  readonly role: ServerRole;
  /** PostgreSQL; null: PGlite in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** Holds PGlite, and the secret keys where none are set; null: in memory. Nothing is written there on PostgreSQL. */
  readonly dataFolder: string | null;
  /** Between two signs of life of a job, in milliseconds; ten times as long is silence. */
  readonly heartbeatMs: number;
}

const ROLES: readonly ServerRole[] = ['web', 'worker', 'all'];
const DEFAULT_FOLDER = 'kontera-data';
const DEFAULT_HEARTBEAT_MS = 3000;

/** Reads the settings of a process from its environment; a sentence where one is wrong. */
export function serverSettings(env: Readonly<Record<string, string | undefined>>): ServerSettings | string {
  const role = ROLES.find((one) => one === (env['KONTERA_ROLE'] || 'all'));
  if (role === undefined)
    return `KONTERA_ROLE must be one of ${ROLES.join(', ')}, found "${env['KONTERA_ROLE'] ?? ''}".`;
  const databaseUrl = env['DATABASE_URL'] || null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    return 'DATABASE_URL must begin with postgresql://.';
  if (databaseUrl === null && role !== 'all')
    return `The role ${role} needs PostgreSQL: the database in a data folder lives inside one process, which does everything. Set DATABASE_URL, or the role all.`;
  const heartbeat = env['KONTERA_HEARTBEAT_MS'] || String(DEFAULT_HEARTBEAT_MS);
  if (!/^\d{2,6}$/.test(heartbeat)) return 'KONTERA_HEARTBEAT_MS must be a whole number from 10 to 999999.';
  const dataFolder = env['KONTERA_DATA'] || DEFAULT_FOLDER;
  return { role, databaseUrl, dataFolder, heartbeatMs: Number(heartbeat) };
}

/**
 * The keys that seal credentials: KONTERA_SECRET_KEYS, else the file KONTERA_SECRET_KEYS_FILE, else a file in the data
 * folder, which is made where it is missing. On PostgreSQL there is no such file; without keys no credentials can be
 * stored. A sentence where they cannot be read.
 */
export function secretKeys(
  env: Readonly<Record<string, string | undefined>>,
  { databaseUrl, dataFolder }: ServerSettings,
): readonly SecretKey[] | string {
  const text = env['KONTERA_SECRET_KEYS'];
  if (text) return parseSecretKeys(text);
  const named = env['KONTERA_SECRET_KEYS_FILE'];
  if (named)
    return existsSync(named) ? parseSecretKeys(readFileSync(named, 'utf8')) : `There is no file ${named}.`;
  if (databaseUrl !== null || dataFolder === null) return [];
  mkdirSync(dataFolder, { recursive: true });
  const own = join(dataFolder, 'secret-keys');
  if (!existsSync(own)) writeFileSync(own, `${newSecretKey('k1')}\n`, { mode: 0o600, flag: 'wx' });
  return parseSecretKeys(readFileSync(own, 'utf8'));
}
