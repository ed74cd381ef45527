import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A Chromium to start: where it is, and what its process needs in its environment. */
export interface ChromiumProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const INSTALLED = '/usr/bin/chromium';

/** CHROMIUM_PATH, else an installed Chromium, else the one that the development packages carry, unpacked once. */
export async function chromiumProgram(): Promise<ChromiumProgram> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { path: named, env: {} };
  if (existsSync(INSTALLED)) return { path: INSTALLED, env: {} };
  const folder = await unpacked();
  return {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH:
        process.env['FONTCONFIG_PATH'] ?? (existsSync('/etc/fonts') ? '/etc/fonts' : join(folder, 'fonts')),
    },
  };
}

/** The folder of the unpacked package; unpacked beside it first, so that a broken-off run leaves nothing half done. */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const packageFolder = join(dirname(require.resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(tmpdir(), `kontera-chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const draft = await mkdtemp(`${folder}-`);
  await inflateInto(draft);
  try {
    await rename(draft, folder);
  } catch {
    // Another run was faster.
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Unpacks the browser with the libraries that a bare machine lacks; the package asks the environment for both. */
async function inflateInto(folder: string): Promise<void> {
  const { default: chromium } = await import('@sparticuz/chromium');
  const wanted = { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, wanted);
  try {
    await chromium.executablePath();
  } finally {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  }
}
