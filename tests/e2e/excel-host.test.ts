import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { contentPolicy } from '../../server/http/content-policy.ts';
import { launchBrowser } from './browser.ts';
import type { HostRun } from './excel-host-page.ts';

const ORIGIN = 'https://localhost:3000';

test('in a browser, by a strict policy, 10,000 rows are read and written into the right rows though they were sorted meanwhile', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('excel-host-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const script = outputFiles[0]?.text ?? '';
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({
            contentType: 'text/html',
            headers: { 'Content-Security-Policy': contentPolicy('none') },
            body: '<!doctype html><script type="module" src="/page.js"></script>',
          }),
    );
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction('window.hostRun');
    const run = await page.evaluate<HostRun>('window.hostRun');
    const { writeMs, longestTaskMs, ...facts } = run;
    console.log(
      `10,000 rows written in ${writeMs.toFixed(0)} ms, longest task ${longestTaskMs.toFixed(0)} ms, the fake's work among it`,
    );
    expect(facts).toEqual({
      ...{ rowCount: 10_000, writtenCount: 19_999, refusedCount: 1 },
      ...{ editedText: 'typed', isRightAfterSorting: true },
    });
  } finally {
    await browser.close();
  }
});
