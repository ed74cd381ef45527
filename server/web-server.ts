import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { HttpSettings } from './http-settings.ts';

/** How long slow clients are waited for, in milliseconds. */
export interface Patience {
  /** From the connection to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /** Without a byte in either direction, an answer that is not taken included. */
  readonly idleMs: number;
  /** How often the first two are looked at. */
  readonly checkEveryMs: number;
}

/** Enough for a full batch over a poor line. */
export const USUAL_PATIENCE: Patience = {
  headersMs: 10_000,
  requestMs: 60_000,
  idleMs: 60_000,
  checkEveryMs: 2_000,
};

/** A connection between requests: longer than proxies keep theirs, so that they close it and not we under their request. */
const KEEP_ALIVE_MS = 75_000;
const MAX_HEADER_BYTES = 16_384;
const MAX_HEADERS = 60;

/** The server, not yet listening. Throws where the certificate or its key cannot be read. */
export function webServer(
  listener: RequestListener,
  tls: HttpSettings['tls'],
  patience: Patience = USUAL_PATIENCE,
): Server {
  const options = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: patience.checkEveryMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const server =
    tls === null
      ? createServer(options, listener)
      : createTlsServer(
          {
            ...options,
            cert: readFileSync(tls.certFile),
            key: readFileSync(tls.keyFile),
            minVersion: 'TLSv1.2',
          },
          listener,
        );
  server.maxHeadersCount = MAX_HEADERS;
  server.setTimeout(patience.idleMs);
  return server;
}
