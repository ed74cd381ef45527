import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** A program that runs JavaScript on the command line. */
export interface HostProgram {
  readonly name: string;
  /** Null where it is not found: not in the environment, not installed with npm, not on the PATH. */
  readonly path: string | null;
  /** Arguments before the file; `folder` is all that it may read. */
  readonly args: (folder: string) => readonly string[];
}

const require = createRequire(import.meta.url);

/** The Node that runs the tests. */
export const NODE: HostProgram = { name: 'Node', path: process.execPath, args: () => [] };

/** Bun (JavaScriptCore) and Deno. BUN_PATH and DENO_PATH name others than those found. */
export const HOST_PROGRAMS: readonly HostProgram[] = [
  { name: 'Bun', path: find('bun', 'BUN_PATH', '@oven/bun-linux-x64-baseline', 'bin/bun'), args: () => [] },
  {
    name: 'Deno',
    path: find('deno', 'DENO_PATH', '@deno/linux-x64-glibc', 'deno'),
    args: (folder) => ['run', '--no-remote', '--node-modules-dir=manual', `--allow-read=${folder}`],
  },
];

function find(name: string, variable: string, packageName: string, file: string): string | null {
  const candidates = [
    process.env[variable],
    installed(packageName, file),
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  ];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

/** A file of an optional package; npm leaves the package out on machines that it is not made for. */
function installed(packageName: string, file: string): string | undefined {
  try {
    return join(dirname(require.resolve(`${packageName}/package.json`)), file);
  } catch {
    return undefined;
  }
}
