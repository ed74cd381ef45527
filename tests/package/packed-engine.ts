import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = fileURLToPath(new URL('../../core/engine', import.meta.url));

/** The partner package, packed as it would be published and installed in an empty project. */
export interface PackedEngine {
  /** The project's folder; the package lies in its node_modules. */
  readonly folder: string;
  readonly tarballBytes: number;
  /** Paths inside the package. */
  readonly paths: readonly string[];
  remove(): Promise<void>;
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs core/engine as `npm run build` left it and installs the tarball, without a network. */
export async function packEngine(): Promise<PackedEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'kontera-package-'));
  const { filename, size, files } = await pack(folder);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'partner', private: true, type: 'module' }),
  );
  const quiet = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...quiet, join(folder, filename)], { cwd: folder });
  return {
    folder,
    tarballBytes: size,
    paths: files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Without scripts: packing would build the engine anew while other tests read it. */
async function pack(folder: string): Promise<PackReport> {
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: SOURCE,
  });
  const [report] = JSON.parse(stdout) as PackReport[];
  if (!report) throw new Error('npm packed nothing');
  return report;
}
