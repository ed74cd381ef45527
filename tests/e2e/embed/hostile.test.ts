import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EmbedDocumentInput } from '../../../extension/embed/protocol.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { setStage, type EmbedStage } from './embed-stage.ts';
import { serveErp, type ErpServer } from './erp-server.ts';
import { helloOf, RawHost } from './raw-host.ts';

const MARK = '<img src=x onerror="top.intruded=1;window.intruded=1"><script>window.intruded=1</script>';
const FORMULA = '=HYPERLINK("https://evil.example","x")';

let stage: EmbedStage;
let foreign: ErpServer;
let watched: WatchedPage;

beforeAll(async () => {
  stage = await setStage();
  foreign = await serveErp(stage.erp, stage.kontera.origin);
});
afterAll(async () => {
  await foreign.close();
  await stage.close();
});
afterEach(() => watched.page.context().close());

const address = (): string => `${stage.kontera.origin}/embed/velthorn`;
/** An empty page of a host. */
const openHost = async (origin: string): Promise<RawHost> => {
  watched = await openWatchedPage(stage.browser);
  await watched.page.goto(`${origin}/blank.html`);
  return new RawHost(watched.page);
};
const greeted = async (): Promise<RawHost> => {
  const host = await openHost(stage.host.origin);
  await host.open(address());
  expect((await host.answer('hello-1')).type).toBe('welcome');
  return host;
};

/** Puts what a host hands over into its page, the company's model with it. */
const serveInPage = async (host: RawHost, served: object): Promise<void> => {
  await host.page.evaluate(async (given) => {
    const model = await (await fetch('/erp/model')).arrayBuffer();
    Reflect.set(window, 'served', { ...given, model });
  }, served);
};

describe('the frame hears', () => {
  it('its host, once: a second hello is refused', async () => {
    const host = await greeted();
    await host.page.evaluate(
      ([hello, origin]) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => Reflect.set(window, 'second', data);
        window.frames[0]?.postMessage({ ...(hello as object), id: 'hello-2' }, origin as string, [port2]);
      },
      [helloOf(1), stage.kontera.origin],
    );
    const second = await host.page.waitForFunction(() => Reflect.get(window, 'second') as unknown);
    expect(await second.jsonValue()).toMatchObject({ type: 'error', payload: { code: 'conflict' } });
  });

  it('no host of another version, and says which one it speaks', async () => {
    const host = await openHost(stage.host.origin);
    await host.open(address(), helloOf(2));
    expect(await host.answer('hello-1')).toMatchObject({
      v: 1,
      type: 'error',
      payload: { code: 'contract-unknown', faults: [{ path: 'v', expected: 'must be 1' }] },
    });
  });

  it('nothing in an ERP that the company has not named: the browser does not even show it', async () => {
    const host = await openHost(foreign.origin);
    await host.open(address());
    const frame = host.page.frames()[1];
    expect(await frame?.evaluate(() => document.querySelector('kontera-coding'))).toBeNull();
    expect(watched.troubles.some((trouble) => trouble.includes('frame-ancestors'))).toBe(true);
    expect(await host.heard()).toEqual([]);
  });

  it('nothing from a foreign origin where no policy protects it', async () => {
    const host = await openHost(foreign.origin);
    await host.page.route('**/embed/velthorn', async (route) => {
      const answer = await route.fetch({ headers: { referer: `${stage.host.origin}/` } });
      expect(await answer.text()).toContain(`content="${stage.host.origin}"`);
      await route.fulfill({ status: 200, contentType: 'text/html', body: await answer.text() });
    });
    await host.open(address());
    await host.page.frameLocator('iframe').getByText('No document is open.').waitFor();
    await host.say(`{ v: 1, id: 'h-1', type: 'configure', payload: { locale: 'de' } }`);
    await host.page.frames()[1]?.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    expect(await host.heard()).toEqual([]);
  });

  it('nothing from a window beside it, though that one knows where it is', async () => {
    const host = await openHost(stage.host.origin);
    await host.open(address(), { is: 'no hello' });
    await host.page.evaluate(async (url) => {
      const iframe = document.createElement('iframe');
      iframe.src = url;
      const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve));
      document.body.append(iframe);
      await loaded;
    }, `${stage.host.origin}/icon.svg`);
    const beside = host.page.frames()[2];
    const heard = await beside?.evaluate(
      async ([hello, origin]) => {
        const { port1, port2 } = new MessageChannel();
        const heardHere: unknown[] = [];
        port1.onmessage = ({ data }) => heardHere.push(data);
        window.parent.frames[0]?.postMessage(hello, origin as string, [port2]);
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
        return heardHere;
      },
      [helloOf(1), stage.kontera.origin],
    );
    expect(heard).toEqual([]);
  });
});

describe('over the port', () => {
  it.each([
    ['an unknown type', `{ v: 1, id: 'x', type: 'post-invoice', payload: {} }`, 'x', 'bad-request'],
    ['another version', `{ v: 3, id: 'x', type: 'configure', payload: {} }`, 'x', 'contract-unknown'],
    [
      'a large text',
      `{ v: 1, id: 'x', type: 'configure', payload: { t: 'x'.repeat(2e6) } }`,
      '',
      'too-large',
    ],
    ['what is no message', `'hello'`, '', 'bad-request'],
    [
      'a map',
      `{ v: 1, id: 'x', type: 'configure', payload: new Map([['locale', 'de']]) }`,
      '',
      'bad-request',
    ],
    [
      'depth',
      `(() => { let p = {}; for (let i = 0; i < 500; i += 1) p = { p }; return { v: 1, id: 'x', type: 'configure', payload: p }; })()`,
      '',
      'bad-request',
    ],
    [
      '__proto__',
      `JSON.parse('{"v":1,"id":"x","type":"configure","payload":{"locale":"de","__proto__":{"intruded":1}}}')`,
      '',
      'bad-request',
    ],
    [
      'constructor',
      `{ v: 1, id: 'x', type: 'configure', payload: { locale: 'de', constructor: { prototype: { intruded: 1 } } } }`,
      '',
      'bad-request',
    ],
  ])('%s is answered with an error and changes nothing', async (_, sent, id, code) => {
    const host = await greeted();
    await host.say(sent);
    const answer = await host.answer(id);
    expect(answer).toMatchObject({ v: 1, type: 'error', payload: { code } });
    const frame = host.page.frames()[1];
    expect(await frame?.evaluate(() => Reflect.has({}, 'intruded'))).toBe(false);
    await host.say(`{ v: 1, id: 'after', type: 'configure', payload: { locale: 'en-GB' } }`);
    expect((await host.answer('after')).type).toBe('configured');
    expect(watched.troubles).toEqual([]);
  });

  it('a file that is no model is refused, and a token that our server refuses is asked for anew', async () => {
    const host = await greeted();
    await host.say(
      `{ v: 1, id: 'm', type: 'load-model', payload: { model: new ArrayBuffer(64), masters: { dimensions: {} } } }`,
    );
    expect(await host.answer('m')).toMatchObject({ type: 'error', payload: { code: 'no-model' } });
  });
});

describe('hostile texts', () => {
  const document: EmbedDocumentInput = {
    documentId: MARK,
    documentNumber: MARK.slice(0, 100),
    version: FORMULA,
    date: '2026-01-15',
    supplierName: MARK,
    supplierId: FORMULA,
    currency: 'EUR',
    lines: [
      { lineId: FORMULA, text: MARK.repeat(3), amountMinor: -4_200 },
      { lineId: '2', text: FORMULA, amountMinor: 4_200, coding: { account: '<b>0' } },
    ],
  };
  const dimensions = {
    account: ['<i>1</i>', FORMULA].map((code) => ({
      code,
      name: MARK,
      parentCode: null,
      validFrom: null,
      validUntil: null,
      isBlocked: false,
      allowed: {},
    })),
  };

  it('are shown as they stand: nothing of them runs, in the frame or in the page', async () => {
    const host = await greeted();
    await serveInPage(host, {
      document,
      dimensions,
    });
    await host.say(
      `{ v: 1, id: 'm', type: 'load-model', payload: { model: served.model, masters: { dimensions: served.dimensions } } }`,
    );
    expect((await host.answer('m')).type).toBe('model-loaded');
    await host.say(`{ v: 1, id: 'd', type: 'open-document', payload: { document: served.document } }`);
    expect((await host.answer('d')).type).toBe('document-opened');
    const coding = host.page.frameLocator('iframe').locator('kontera-coding');
    await coding.locator('header').getByText(MARK.slice(0, 60)).waitFor();
    await coding.locator('[role=rowheader]').getByText(FORMULA).waitFor();
    await coding.locator('kontera-document-grid [tabindex="0"]').focus();
    await host.page.keyboard.type('<');
    await host.page.keyboard.type('i>1</i>');
    await host.page.keyboard.press('Enter');
    await coding.locator('.cell.is-yours').getByText('<i>1</i>').waitFor();
    await host.page.keyboard.type(FORMULA.slice(0, 60));
    await host.page.keyboard.press('Enter');
    await host.page.keyboard.press('Control+s');
    const asked = await host.page.waitForFunction(() =>
      (Reflect.get(window, 'heard') as { type: string }[]).find(({ type }) => type === 'coding-proposed'),
    );
    expect(await asked.jsonValue()).toMatchObject({
      payload: { documentId: MARK, version: FORMULA, lines: [{ lineId: FORMULA }] },
    });
    expect(await coding.locator('img, script, i').count()).toBe(0);
    const isIntruded = await Promise.all(
      host.page.frames().map((frame) => frame.evaluate(() => Reflect.has(window, 'intruded'))),
    );
    expect(isIntruded).toEqual([false, false]);
    expect(watched.troubles).toEqual([]);
  });

  it('of a formula are not taken as a code where no record vouches for them', async () => {
    const host = await greeted();
    await serveInPage(host, {
      document,
    });
    await host.say(
      `{ v: 1, id: 'm', type: 'load-model', payload: { model: served.model, masters: { dimensions: {} } } }`,
    );
    await host.answer('m');
    await host.say(`{ v: 1, id: 'd', type: 'open-document', payload: { document: served.document } }`);
    const coding = host.page.frameLocator('iframe').locator('kontera-coding');
    await coding.locator('kontera-document-grid [tabindex="0"]').focus();
    await host.page.keyboard.type('=1+1');
    await host.page.keyboard.press('Enter');
    await coding.getByText('=1+1 begins like a formula and is not taken as a code.').waitFor();
    expect(await coding.locator('.cell.is-yours').getByText('=1+1').count()).toBe(0);
  });
});
