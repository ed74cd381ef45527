// What `kontera admin` opens: the same runtime as the server's, which does no jobs.
export { openRuntime } from './runtime.ts';
export { secretKeys, serverSettings } from './server-settings.ts';
