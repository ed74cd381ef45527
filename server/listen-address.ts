/** Where the server listens. */
export interface ListenAddress {
  /** 127.0.0.1: this machine only. */
  readonly host: string;
  /** 0 to 65535; 0 lets the system choose a free one. */
  readonly port: number;
}

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;
const MAX_PORT = 65_535;

/** Reads HOST and PORT; a PORT that is none is reported as text. */
export function listenAddress(env: Readonly<Record<string, string | undefined>>): ListenAddress | string {
  const host = env['HOST'] || DEFAULT_HOST;
  const text = env['PORT'] || String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= MAX_PORT)) return `PORT must be a whole number from 0 to ${MAX_PORT}, found "${text}".`;
  return { host, port };
}

/** The address to open in a browser. */
export function browserUrl({ host, port }: ListenAddress, isHttps = false): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http${isHttps ? 's' : ''}://${name}:${port}/`;
}

/** What to tell the person when listening failed with `code` (EADDRINUSE, EACCES, ...). */
export function listenFailure(code: string, { host, port }: ListenAddress): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine. Leave HOST unset to listen on ${DEFAULT_HOST}.`;
  return `The server cannot listen on ${host}, port ${port}: ${code}.`;
}
