import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIdOf } from '../../server/http/access/open-id.ts';
import { httpSettings } from '../../server/http-settings.ts';
import type { ListeningServer } from '../listen.ts';
import { serve, testServices, type TestServices } from '../server/http/served-api.ts';
import { launchBrowser } from './browser.ts';
import { AUDIENCE, CLIENT, startProvider, type IdentityProvider } from './identity-provider.ts';
import { journalCsv } from './small-company.ts';
import { sheetOf } from './small-sheet.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';
import { openWatchedPage } from './watched-page.ts';

const PAGES = fileURLToPath(new URL('../../build/workbench', import.meta.url));
const COMPANY = 'velthorn';

let browser: Browser;
let office: string;
let provider: IdentityProvider;
let backing: TestServices;
let served: ListeningServer;
let key: string;

beforeAll(async () => {
  [browser, office, backing] = await Promise.all([launchBrowser(), officeScript(), testServices()]);
  key = await backing.keyOf(COMPANY, 'accountant');
  provider = await startProvider(COMPANY, () => `${served.origin}/sign-in.html`);
  const reading = httpSettings({
    KONTERA_OIDC_ISSUER: provider.issuer,
    KONTERA_OIDC_AUDIENCE: AUDIENCE,
    KONTERA_OIDC_CLIENT_ID: CLIENT.clientId,
    KONTERA_OIDC_SCOPE: CLIENT.scope,
  });
  if (!reading.ok || !reading.settings.openId) throw new Error('the settings are not taken');
  const { openId, signIn, officePage } = reading.settings;
  const discovered = { issuer: provider.issuer, jwks_uri: provider.jwksUri };
  served = await serve({
    workbenchFolder: PAGES,
    officePage,
    api: {
      services: backing.services,
      openId: openIdOf(openId, () => Promise.resolve(discovered)),
      signIn,
    },
  });
});

afterAll(async () => {
  await browser.close();
  await served.close();
  await provider.close();
  await backing.close();
});

/** Opens the pane on its settings page, the server named. */
async function openSettings(): Promise<TaskPanePage> {
  const sheet = sheetOf(journalCsv(4, 1));
  const pane = await TaskPanePage.open(browser, served.origin, office, sheet, { trustsAnyone: true });
  const { page } = pane;
  await page.locator('pane-header fluent-button').click();
  await page.locator('pane-settings input[name=origin]').fill(served.origin);
  await page.locator('pane-settings input[name=origin]').press('Enter');
  await signInButton(page).waitFor();
  return pane;
}

function signInButton(page: Page) {
  const host = new URL(provider.issuer).host;
  return page.locator('pane-settings fluent-button', { hasText: `Sign in at ${host}` });
}

async function openWindow(page: Page): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), signInButton(page).click()]);
  await opened.locator('input[name=login]').waitFor();
  return opened;
}

/** Fills in the provider's forms: who, and that the add-in may. */
async function signInAs(opened: Page, login: string): Promise<void> {
  await opened.locator('input[name=login]').fill(login);
  await opened.locator('input[name=password]').fill('any');
  await opened.locator('button[type=submit]').click();
  await opened.locator('button', { hasText: 'Continue' }).click();
}

/** Which of the built files holds MSAL. */
async function msalFile(): Promise<string> {
  const names = (await readdir(`${PAGES}/assets`)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(names.map((name) => readFile(`${PAGES}/assets/${name}`, 'utf8')));
  const [only, ...others] = names.filter((_, index) => texts[index]?.includes('msal.js.browser'));
  if (only === undefined || others.length > 0) throw new Error('MSAL is not in one file');
  return only;
}

describe('signing in at an identity provider', () => {
  it('happens in a window of ours, by authorization code and PKCE, and the pane is told the token', async () => {
    const pane = await openSettings();
    const { page } = pane;
    const loaded: string[] = [];
    page.on('request', (request) => void loaded.push(request.url()));
    const opened = await openWindow(page);
    expect(new URL(opened.url()).origin).toBe(provider.issuer);
    await signInAs(opened, 'vera');
    await page.locator('pane-settings').getByText('Signed in as user:vera').waitFor();
    expect(opened.isClosed()).toBe(true);
    await page.locator('pane-header').getByText(COMPANY).waitFor();
    const msal = await msalFile();
    expect(loaded.filter((url) => url.includes(msal))).toEqual([]);
    expect(pane.troubles.filter((trouble) => !/401|404/.test(trouble))).toEqual([]);
    await page.context().close();
  });

  it('that is broken off leaves the pane as it was, and says so', async () => {
    const { page } = await openSettings();
    const opened = await openWindow(page);
    await opened.close();
    await page.locator('pane-settings').getByText('Nobody was signed in.').waitFor();
    await signInButton(page).waitFor();
    await page.context().close();
  });

  it('loads nothing of MSAL where a key is entered instead', async () => {
    const msal = await msalFile();
    const { page } = await openSettings();
    await page.locator('pane-settings input[name=key]').fill(key);
    await page.locator('pane-settings input[name=key]').press('Enter');
    await page.locator('pane-settings').getByText('Signed in as key:').waitFor();
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((name) => name.includes(msal))).toEqual([]);
    expect(await readFile(`${PAGES}/offline.js`, 'utf8')).not.toContain(msal);
    await page.context().close();
  });

  it('tells the token to no page of another origin, though it opened the window', async () => {
    const { page } = await openWatchedPage(browser, { trustsAnyone: true });
    const script = (body: string) => ({ contentType: 'text/javascript', body });
    await page
      .context()
      .route('https://appsforoffice.microsoft.com/**', (route) => route.fulfill(script(office)));
    await page.route('https://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>evil</title>' }),
    );
    await page.goto('https://evil.example/');
    const address = `${served.origin}/sign-in.html?server=${encodeURIComponent(served.origin)}`;
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate((url) => {
        addEventListener('message', ({ data }) => document.body.append(JSON.stringify(data)));
        window.open(url, '_blank', 'popup');
      }, address),
    ]);
    await signInAs(opened, 'vera');
    await opened.getByText('Signed in.').waitFor();
    expect(await page.textContent('body')).toBe('');
    await page.context().close();
  });
});
