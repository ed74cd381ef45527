import { spawnSync } from 'node:child_process';

/**
 * A Python 3 that can import all of `modules`; null where none can. `KONTERA_PYTHON` names one to try first; then come
 * `python3` and the system's own, which distributions install packages for.
 */
export function pythonWith(modules: readonly string[]): string | null {
  const candidates = [process.env['KONTERA_PYTHON'], 'python3', '/usr/bin/python3'];
  const statement = `import ${modules.join(', ')}`;
  return (
    candidates.find((one) => one !== undefined && spawnSync(one, ['-c', statement]).status === 0) ?? null
  );
}
