import { refused, type Command } from './command.ts';

/** Serves the workbench until it is stopped. */
export const SERVE: Command = {
  name: 'serve',
  summary: 'serves the workbench and the interface for add-ins',
  positionals: [],
  options: [
    {
      name: 'port',
      value: { kind: 'whole', placeholder: 'N', min: 0, max: 65_535 },
      help: 'port to listen on; 0 lets the system choose one (default: $PORT, else 3000)',
    },
    {
      name: 'data',
      value: { kind: 'text', placeholder: 'FOLDER' },
      help: 'where the database lies, unless $DATABASE_URL names one (default: $KONTERA_DATA, else kontera-data)',
    },
    {
      name: 'role',
      value: { kind: 'choice', choices: ['web', 'worker', 'all'] },
      help: 'answer, do jobs, or both (default: $KONTERA_ROLE, else all); web and worker need $DATABASE_URL',
    },
  ],
  description:
    'Serves the workbench at http://127.0.0.1:PORT/ until Ctrl+C. It stays on this machine unless $HOST says more.',
  example: 'kontera serve --port 8080',
  async run(given, host) {
    const port = given.text('port');
    const start = await host.serve({
      ...setting('PORT', port),
      ...setting('KONTERA_DATA', given.text('data')),
      ...setting('KONTERA_ROLE', given.text('role')),
    });
    if (!start.ok) return refused(`the server did not start: ${start.found}`);
    return { kind: 'done', text: `Kontera workbench: ${start.url}\n`, json: { url: start.url } };
  },
};

function setting(name: string, value: string | null): Readonly<Record<string, string>> {
  return value === null ? {} : { [name]: value };
}
