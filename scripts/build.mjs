// Builds everything that runs: the engine to WASM, the command line, the server, the workbench page.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const asc = fileURLToPath(new URL('../node_modules/assemblyscript/bin/asc.js', import.meta.url));
if (existsSync(`${root}/assembly/index.ts`))
  for (const target of ['release', 'debug'])
    execFileSync(process.execPath, [asc, '--config', 'asconfig.json', '--target', target], {
      cwd: root,
      stdio: 'inherit',
    });
