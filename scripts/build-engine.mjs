// Compiles assembly/ to build/engine.wasm, and to build/engine.debug.wasm, whose traps name file and line.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Compiles both targets of asconfig.json. */
export function buildEngine(root) {
  const asc = join(root, 'node_modules/assemblyscript/bin/asc.js');
  for (const target of ['release', 'debug'])
    execFileSync(process.execPath, [asc, '--config', 'asconfig.json', '--target', target], {
      cwd: root,
      stdio: 'inherit',
    });
}
