import { refused, type Command } from './command.ts';

/** Serves the workbench until it is stopped. */
export const SERVE: Command = {
  name: 'serve',
  summary: 'serves the workbench on this machine',
  positionals: [],
  options: [
    {
      name: 'port',
      value: { kind: 'whole', placeholder: 'N', min: 0, max: 65_535 },
      help: 'port to listen on; 0 lets the system choose one (default: $PORT, else 3000)',
    },
  ],
  description:
    'Serves the workbench at http://127.0.0.1:PORT/ until Ctrl+C. It stays on this machine unless $HOST says more.',
  example: 'kontera serve --port 8080',
  async run(given, host) {
    const port = given.text('port');
    const start = await host.serve(port === null ? null : Number(port));
    if (!start.ok) return refused(`the server did not start: ${start.found}`);
    return { kind: 'done', text: `Kontera workbench: ${start.url}\n`, json: { url: start.url } };
  },
};
