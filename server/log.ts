import { pino, type DestinationStream, type Logger } from 'pino';
import type { Env } from './env-reader.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/**
 * The log of the server: lines of JSON. What may be in them is decided where they are written (http/request-log.ts,
 * http/http-log.ts); the names below are cut as a second wall, should a header or a secret ever get into one.
 */
export function serverLog(env: Env, destination?: DestinationStream): Logger {
  const wanted = env['KONTERA_LOG_LEVEL'] ?? '';
  const options = {
    level: LEVELS.includes(wanted) ? wanted : 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: ['authorization', 'cookie', 'token', 'secret', 'password', 'body', 'headers', '*.authorization'],
      censor: '[left out]',
    },
  };
  return destination === undefined ? pino(options, pino.destination(2)) : pino(options, destination);
}
