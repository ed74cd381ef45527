import { chromium, type Browser } from 'playwright-core';
import { chromiumProgram } from './chromium-path.ts';

// Not the package's own flags: they turn web security off, and the Content-Security-Policy is under test.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Starts the real browser that the end-to-end tests use. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await chromiumProgram();
  return chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } });
}
