import { ROLES } from '../core/contracts/scope.ts';
import { ADMIN_ACTIONS } from './admin-actions.ts';
import { refused, type Command } from './command.ts';

/** Administers a server: tenants, keys, connections, the audit log, secrets, backups. */
export const ADMIN: Command = {
  name: 'admin',
  summary: 'administers a server: tenants, keys, connections, audit log, backups',
  positionals: ['ACTION...'],
  options: [
    {
      name: 'data',
      value: { kind: 'text', placeholder: 'FOLDER' },
      help: 'the data folder of the server (default: $KONTERA_DATA, else kontera-data; $DATABASE_URL comes first)',
    },
    {
      name: 'name',
      value: { kind: 'text', placeholder: 'TEXT' },
      help: 'name of a tenant, label of a key or connection',
    },
    {
      name: 'role',
      value: { kind: 'choice', choices: ROLES },
      help: 'what a key may do (default: accountant)',
    },
    {
      name: 'kind',
      value: { kind: 'text', placeholder: 'CONNECTOR' },
      help: 'tryton, business-central, odoo or folder',
    },
    {
      name: 'settings',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'JSON file with the settings of a connection',
    },
    { name: 'secret', value: { kind: 'text', placeholder: 'FILE' }, help: 'JSON file with its credentials' },
    { name: 'out', value: { kind: 'text', placeholder: 'FILE' }, help: 'file to write' },
    { name: 'from', value: { kind: 'text', placeholder: 'FILE' }, help: 'backup to restore' },
    { name: 'force', value: { kind: 'none' }, help: 'overwrite a file; really erase' },
  ],
  description: [
    'Actions:',
    ...ADMIN_ACTIONS.map(({ usage, summary }) => `  ${usage.padEnd(24)} ${summary}`),
    '',
    'A server on a data folder is stopped first; on PostgreSQL it may go on running.',
  ].join('\n'),
  example: 'kontera admin create-key velthorn --role admin --name "first key"',
  async run(given, host) {
    const [name = '', ...rest] = given.positionals;
    const action = ADMIN_ACTIONS.find((one) => one.usage.split(' ')[0] === name);
    if (!action) return { kind: 'misused', sentence: `there is no action "${name}"` };
    const wanted = action.usage.split(' ').slice(1);
    if (rest.length !== wanted.length)
      return { kind: 'misused', sentence: `it reads: kontera admin ${action.usage}` };
    if (action.kind === 'file') return action.run(given, host);
    const start = await host.administration(given.text('data'));
    if (!start.ok) return refused(start.found);
    try {
      return await action.run({ given, host, server: start.server, subject: rest[0] ?? '' });
    } finally {
      await start.server.close();
    }
  },
};
