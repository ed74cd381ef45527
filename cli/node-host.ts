import type { openAdministration, restoreFolder } from '../server/administration.ts';
import { loadEngine } from './engine-module.ts';
import type { Host } from './host.ts';
import { nodeFiles } from './node-files.ts';
import { startServerProcess } from './server-process.ts';

/** Where the built program's other parts lie. */
export interface ProgramParts {
  readonly engineWasm: URL;
  readonly serverScript: URL;
  readonly administrationScript: URL;
  readonly version: string;
}

const USUAL_COLUMNS = 80;

/** This process as a command's host. */
export function nodeHost({ engineWasm, serverScript, administrationScript, version }: ProgramParts): Host {
  return {
    files: nodeFiles,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    // Some terminals say 0: they do not know how wide they are.
    watcherColumns: process.stderr.isTTY ? process.stderr.columns || USUAL_COLUMNS : null,
    gauges: {
      nowMs: () => performance.now(),
      // Kilobytes on every system: libuv converts what macOS counts in bytes.
      peakRssBytes: () => process.resourceUsage().maxRSS * 1024,
    },
    breathe: () => new Promise((resume) => setImmediate(resume)),
    engine: () => loadEngine(engineWasm),
    serve: (settings) => startServerProcess(serverScript, settings),
    async administration(folder) {
      const { openAdministration } = await administrationModule(administrationScript);
      return openAdministration(process.env, folder, administrationScript);
    },
    async restore(folder, file) {
      const { restoreFolder } = await administrationModule(administrationScript);
      return restoreFolder(folder, file);
    },
    version,
  };
}

interface AdministrationModule {
  readonly openAdministration: typeof openAdministration;
  readonly restoreFolder: typeof restoreFolder;
}

/** Built by itself: PGlite's files lie beside its modules, and the command is one file. */
function administrationModule(script: URL): Promise<AdministrationModule> {
  return import(script.href);
}
