import type { Browser, Page } from 'playwright-core';

/** A page with all that went wrong on it: console errors, uncaught errors, policy violations, failed requests. */
export interface WatchedPage {
  readonly page: Page;
  readonly troubles: readonly string[];
}

/** How a page is opened. */
export interface PageLook {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

const PATIENCE_MS = 120_000;
const REPORTER = 'reportPolicyViolation';

/** Opens an empty page that is watched from its first moment on. Times and numbers are English. */
export async function openWatchedPage(browser: Browser, look: PageLook = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    acceptDownloads: true,
  });
  return watchPage(await context.newPage());
}

/** Watches a page that is still empty. */
export async function watchPage(page: Page): Promise<WatchedPage> {
  // The machine may have much else to do; the tests wait for states, not for times.
  page.setDefaultTimeout(PATIENCE_MS);
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) =>
    troubles.push(`request: ${request.url()} ${request.failure()?.errorText}`),
  );
  await page.exposeFunction(REPORTER, (directive: string) => troubles.push(`policy: ${directive}`));
  await page.addInitScript((reporter) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const report: unknown = Reflect.get(window, reporter);
      if (typeof report === 'function') Reflect.apply(report, null, [`${violatedDirective} ${blockedURI}`]);
    });
  }, REPORTER);
  return { page, troubles };
}
