import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { serveFiles } from './file-server.ts';
import { GOLDEN_FILES } from './golden-program.ts';
import type { GoldenHashes } from './golden-run.ts';
import type { HostProgram } from './host-programs.ts';

const run = promisify(execFile);

/** The golden run on a program of the command line. Throws where the program is not found or fails. */
export async function runOnProgram(host: HostProgram, folder: string): Promise<GoldenHashes> {
  return JSON.parse(await printedBy(host, folder, GOLDEN_FILES.program)) as GoldenHashes;
}

/** What a file of the folder prints on a program. Throws where the program is not found or fails. */
export async function printedBy(
  { name, path, args }: HostProgram,
  folder: string,
  file: string,
): Promise<string> {
  if (path === null) throw new Error(`${name} was not found`);
  const { stdout } = await run(path, [...args(folder), join(folder, file)], {
    cwd: folder,
    env: { ...process.env, DENO_DIR: join(folder, '.deno'), NO_COLOR: '1' },
  });
  return stdout;
}

/** The golden run in a page of a real browser, and in a worker of that page. */
export async function runInBrowser(
  folder: string,
): Promise<{ readonly page: GoldenHashes; readonly worker: GoldenHashes }> {
  const [browser, server] = await Promise.all([launchBrowser(), serveFiles(folder)]);
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    return { page: await importHashes(page), worker: await workerHashes(page) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** As text: the test runner rewrites an import() that stands in a function. */
function importHashes(page: Page): Promise<GoldenHashes> {
  return page.evaluate<GoldenHashes>(`import('/${GOLDEN_FILES.module}').then(({ hashes }) => hashes)`);
}

function workerHashes(page: Page): Promise<GoldenHashes> {
  return page.evaluate(
    (file) =>
      new Promise<GoldenHashes>((resolve, reject) => {
        const worker = new Worker(file, { type: 'module' });
        worker.onmessage = ({ data }: MessageEvent<GoldenHashes>) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not start'));
      }),
    `/${GOLDEN_FILES.worker}`,
  );
}
