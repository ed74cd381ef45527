import { ROLE_SCOPES, ROLES } from '../core/contracts/scope.ts';
import { COMMAND_ACTOR } from '../server/command-actor.ts';
import type { Administration } from '../server/administration.ts';
import type { Arguments } from './arguments.ts';
import { refused, type CommandResult, type JsonObject } from './command.ts';
import { jsonFile } from './json-file.ts';
import type { Host } from './host.ts';

/** What an action on an open server is given. */
export interface AdminCall {
  readonly given: Arguments;
  readonly host: Host;
  readonly server: Administration;
  /** The argument behind the action's name, '' where it takes none. */
  readonly subject: string;
}

/** One action of `kontera admin`: on an open server, or on files alone. */
export type AdminAction =
  | {
      readonly kind: 'server';
      readonly usage: string;
      readonly summary: string;
      run(call: AdminCall): Promise<CommandResult>;
    }
  | {
      readonly kind: 'file';
      readonly usage: string;
      readonly summary: string;
      run(given: Arguments, host: Host): Promise<CommandResult>;
    };

const serverAction = (
  usage: string,
  summary: string,
  run: (call: AdminCall) => Promise<CommandResult>,
): AdminAction => ({
  ...{ kind: 'server', usage, summary, run },
});

/** Every action, in the order of the help. */
export const ADMIN_ACTIONS: readonly AdminAction[] = [
  serverAction('create-tenant TENANT', 'makes a tenant (--name)', createTenant),
  serverAction('create-key TENANT', 'makes an API key and shows it once (--role, --name)', createKey),
  serverAction('connect TENANT', 'makes a connection to an ERP (--kind, --settings, --secret)', connect),
  serverAction(
    'verify-audit TENANT',
    'finds any altered, removed or moved row of the audit log',
    verifyAudit,
  ),
  serverAction('export-audit TENANT', 'writes the audit log (--out)', exportAudit),
  serverAction('export TENANT', 'writes everything kept about a tenant (--out)', exportTenant),
  serverAction('erase TENANT', 'removes everything but the hashes of its audit log (--force)', eraseTenant),
  serverAction('rotate-secrets', 'seals all credentials with the current key', rotate),
  serverAction('doctor', 'looks at database, clock, disk, connections and models', doctor),
  serverAction('backup', 'writes the database of a data folder (--out)', backup),
  {
    kind: 'file',
    usage: 'restore',
    summary: 'makes a data folder of a backup (--from, --data)',
    run: restore,
  },
];

async function createTenant({ given, server, subject }: AdminCall): Promise<CommandResult> {
  const made = await server.services.tenants.create(
    subject,
    { name: given.text('name') ?? subject, partner: null },
    COMMAND_ACTOR,
  );
  return made.ok ? said(`Tenant ${subject} was made.`, { tenantId: subject }) : refused(made.sentence);
}

async function createKey({ given, server, subject }: AdminCall): Promise<CommandResult> {
  const role = ROLES.find((one) => one === given.text('role')) ?? 'accountant';
  const scopes = ROLE_SCOPES[role];
  const label = given.text('name') ?? role;
  const made = await server.services.apiKeys.create(
    subject,
    { label, role, scopes, expiresAt: null },
    COMMAND_ACTOR,
  );
  if (!made.ok) return refused(made.sentence);
  const { token, key } = made.value;
  return said(`Key ${key.keyId}. It is shown this once:\n${token}`, { keyId: key.keyId, token });
}

async function connect({ given, host, server, subject }: AdminCall): Promise<CommandResult> {
  const settings = jsonFile(given.text('settings'), host);
  if (!settings.ok) return refused(settings.sentence);
  const secret = given.has('secret') ? jsonFile(given.text('secret'), host) : null;
  if (secret?.ok === false) return refused(secret.sentence);
  const kind = given.text('kind') ?? '';
  const wanted = {
    kind,
    label: given.text('name') ?? kind,
    settings: settings.value,
    secret: secret ? secret.value : null,
  };
  const made = await server.services.connections.create(subject, wanted, COMMAND_ACTOR);
  if (!made.ok) return refused(made.sentence);
  const { connectionId } = made.value;
  return said(`Connection ${connectionId} was made; it is pulled with the next look of the schedule.`, {
    connectionId,
  });
}

async function verifyAudit({ server, subject }: AdminCall): Promise<CommandResult> {
  const verdict = await server.services.audit.verify(subject);
  if (!verdict.isIntact)
    return refused(`the audit log of ${subject} does not hold at row ${verdict.sequence}: ${verdict.fault}`);
  const { entryCount, headHash } = verdict;
  return said(`The audit log of ${subject} holds: ${entryCount} rows, the last ${headHash}.`, {
    entryCount,
    headHash,
  });
}

function exportAudit({ given, host, server, subject }: AdminCall): Promise<CommandResult> {
  return written(server.services.audit.exportLines(subject), given, host);
}

function exportTenant({ given, host, server, subject }: AdminCall): Promise<CommandResult> {
  return written(server.services.tenants.exportLines(subject), given, host);
}

async function eraseTenant({ given, server, subject }: AdminCall): Promise<CommandResult> {
  if (!given.has('force')) return refused(`everything of ${subject} would be gone for good; add --force`);
  const erased = await server.services.tenants.erase(subject, COMMAND_ACTOR);
  if (!erased.ok) return refused(erased.sentence);
  const { rowCount } = erased.value;
  return said(`${rowCount} rows of ${subject} are gone; the hashes of its audit log stay.`, { rowCount });
}

async function rotate({ server }: AdminCall): Promise<CommandResult> {
  const rotated = await server.rotateSecrets();
  if (!rotated.ok) return refused(rotated.sentence);
  const { sealedAnew, unreadable } = rotated.value;
  if (unreadable.length > 0)
    return refused(`no key that is set opens the credentials of ${unreadable.join(', ')}; enter them anew`);
  return said(`${sealedAnew} credentials were sealed anew.`, { sealedAnew });
}

async function doctor({ server }: AdminCall): Promise<CommandResult> {
  const checks = await server.services.health.examine();
  const lines = checks.map(
    ({ name, subject, isHealthy, finding }) =>
      `${isHealthy ? 'ok ' : 'BAD'} ${[name, subject].filter(Boolean).join(' ')}: ${finding}`,
  );
  if (checks.some(({ isHealthy }) => !isHealthy)) return refused(...lines);
  return said(lines.join('\n'), { checks: checks.map((check) => ({ ...check })) });
}

async function backup({ given, host, server }: AdminCall): Promise<CommandResult> {
  const packed = await server.pack();
  if (packed === null) return refused('on PostgreSQL pg_dump makes the backup: docs/admin/backup.md');
  return writtenBytes(packed, given, host);
}

async function restore(given: Arguments, host: Host): Promise<CommandResult> {
  const [folder, file] = [given.text('data'), given.text('from')];
  if (folder === null || file === null)
    return { kind: 'misused', sentence: 'restore needs --from FILE and --data FOLDER' };
  const fault = await host.restore(folder, file);
  return fault === null ? said(`${folder} holds the database of ${file}.`, { folder }) : refused(fault);
}

async function written(lines: AsyncIterable<string>, given: Arguments, host: Host): Promise<CommandResult> {
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for await (const line of lines) parts.push(encoder.encode(line));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return writtenBytes(bytes, given, host);
}

async function writtenBytes(bytes: Uint8Array, given: Arguments, host: Host): Promise<CommandResult> {
  const path = given.text('out');
  if (path === null) return { kind: 'misused', sentence: '--out is missing; it needs a file' };
  const obstacle = host.files.obstacle(path, given.has('force')) ?? (await host.files.write(path, bytes));
  return obstacle === null
    ? said(`${path}: ${bytes.length} bytes.`, { file: path, bytes: bytes.length })
    : refused(`cannot write ${path}: ${obstacle}`);
}

function said(text: string, json: JsonObject): CommandResult {
  return { kind: 'done', text: `${text}\n`, json };
}
