import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../server/connectors/connector.ts';
import type { Draft, DraftCoding } from '../../../server/connectors/draft.ts';
import { openConnector } from '../../../server/connectors/open-connector.ts';
import {
  BC_CLIENT,
  BC_COMPANY,
  BC_SECRET,
  BC_TENANT,
  FakeBusinessCentral,
  guid,
} from './fake-business-central.ts';
import { fakeClock, fakeHost, type FakeClock } from './fake-host.ts';
import { FakeLedger } from './fake-ledger.ts';
import { checkListingLaw, checkPullLaw } from './pull-law.ts';
import { valueOf } from './pulled-ledger.ts';
import { weatheredFetch, type Weather } from './weather.ts';

const SETTINGS = {
  tenant: BC_TENANT,
  environment: 'Production',
  company: BC_COMPANY,
  clientId: BC_CLIENT,
  placeholderAccounts: ['6999'],
};

function setUp(forecast: Weather[] = [], ledger = new FakeLedger(), clock: FakeClock = fakeClock()) {
  const source = new FakeBusinessCentral(ledger, clock);
  const fetch = weatheredFetch(
    forecast,
    (url, init) => source.answer(url, init),
    () => source.signOut(),
  );
  const connect = (secret = BC_SECRET, changed: object = {}): Connector =>
    valueOf(
      openConnector(
        'business-central',
        { ...SETTINGS, ...changed },
        { clientSecret: secret },
        fakeHost(clock, fetch),
      ),
    );
  return { source, ledger, clock, connect };
}

describe('history from Business Central', () => {
  test('whatever the page size, the faults, the restarts and the changes, the lines kept are those posted', async () => {
    await checkPullLaw((ledger, clock, forecast) => setUp(forecast, ledger, clock), 60);
  });

  test('the listing has every posted line, in pages of any size', async () => {
    await checkListingLaw((ledger, clock, forecast) => setUp(forecast, ledger, clock));
  });

  test('no request is refused: every option, field and header is one that is documented', async () => {
    const { source, ledger, clock, connect } = setUp();
    for (let count = 0; count < 9; count += 1) ledger.add(clock.nowMs, 2, 'posted', true);
    const connector = connect();
    valueOf(await connector.test());
    valueOf(await connector.masters());
    const first = valueOf(await connector.history(null, 4));
    valueOf(await connector.history(first.cursor, 4));
    valueOf(await connector.listing(null, 3));
    valueOf(await connector.drafts(null, 3));
    expect(source.refusals).toEqual([]);
  });

  test('one token serves many requests, and a new one is fetched before it ends', async () => {
    const { source, clock, connect } = setUp();
    const connector = connect();
    valueOf(await connector.masters());
    expect(source.tokenCount).toBe(1);
    clock.nowMs += 3_560_000;
    valueOf(await connector.masters());
    expect(source.tokenCount).toBe(2);
    expect(source.refusals).toEqual([]);
  });

  test('a wrong secret is named without the secret', async () => {
    const outcome = await setUp().connect('wrong').history(null, 5);
    expect(outcome).toEqual({ ok: false, fault: { code: 'credentials-refused', reason: 'invalid_client' } });
  });

  test('a link that leads elsewhere is not followed', async () => {
    const { source, ledger, clock } = setUp();
    ledger.add(clock.nowMs, 1, 'posted', true);
    const asked: string[] = [];
    const host = fakeHost(clock, async (url, init) => {
      asked.push(new URL(url).hostname);
      const response = source.answer(url, init);
      if (!url.includes('purchaseInvoices')) return response;
      const body = {
        ...((await response.json()) as object),
        '@odata.nextLink': 'https://elsewhere.example/steal',
      };
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    });
    const connector = valueOf(openConnector('business-central', SETTINGS, { clientSecret: BC_SECRET }, host));
    expect(await connector.history(null, 5)).toMatchObject({
      ok: false,
      fault: { code: 'contract-broken', path: '@odata.nextLink' },
    });
    expect(asked).not.toContain('elsewhere.example');
  });

  test('an answer of another shape is named by its place, without what it held', async () => {
    const { source, ledger, clock } = setUp();
    ledger.add(clock.nowMs, 1, 'posted', true);
    const host = fakeHost(clock, async (url, init) => {
      const response = source.answer(url, init);
      const text = (await response.text()).replace(/"netAmount":[\d.]+/g, '"netAmount":"a secret amount"');
      return new Response(text, { status: response.status, headers: response.headers });
    });
    const connector = valueOf(openConnector('business-central', SETTINGS, { clientSecret: BC_SECRET }, host));
    expect(await connector.history(null, 5)).toEqual({
      ok: false,
      fault: {
        code: 'contract-broken',
        path: 'value[0].purchaseInvoiceLines[1].netAmount',
        expected: 'a number',
        found: 'text of 15 characters',
      },
    });
  });
});

describe('coding written into a draft of Business Central', () => {
  test('account, tax code and dimension are written and read back; text and amount stay', async () => {
    const { source, connect, draft } = await withDraft();
    const before = draft.lines[0]?.line;
    const coding = codingOf(draft, { account: '6200', tax_code: 'VAT 9', cost_centre: '100' });
    expect(valueOf(await connect().writeBack(coding))).toEqual({ kind: 'written', lineCount: 1 });
    const [after] = valueOf(await connect().drafts(null, 10)).drafts;
    expect(after?.lines[0]?.line).toEqual({
      ...before,
      coding: { account: '6200', tax_code: 'VAT 9', cost_centre: '100' },
    });
    expect(after?.fingerprint).toBe(draft.fingerprint);
    expect(source.refusals).toEqual([]);
    expect(valueOf(await connect().writeBack(coding))).toEqual({ kind: 'unchanged' });
  });

  test('a dimension that the new account brings along gives way to the accepted one', async () => {
    const { connect, draft } = await withDraft();
    const coding = codingOf(draft, { account: '6300', cost_centre: '100' });
    expect(valueOf(await connect().writeBack(coding))).toEqual({ kind: 'written', lineCount: 1 });
    const [after] = valueOf(await connect().drafts(null, 10)).drafts;
    expect(after?.lines[0]?.line.coding).toEqual({ account: '6300', cost_centre: '100' });
  });

  test('whatever is lost on the way, a repeated call ends with the coding in place', async () => {
    for (const weather of ['answer lost', 'answer cut', 'unavailable', 'throttled', 'signed out'] as const)
      for (let fineCount = 0; fineCount < 7; fineCount += 1) {
        const forecast: Weather[] = [];
        const { connect, draft } = await withDraft(forecast);
        forecast.push(...Array.from({ length: fineCount }, () => 'fine' as const), weather);
        const coding = codingOf(draft, { account: '6200', tax_code: 'VAT 21', cost_centre: '200' });
        expect(['written', 'unchanged']).toContain(valueOf(await connect().writeBack(coding)).kind);
        expect(valueOf(await connect().writeBack(coding)).kind).toBe('unchanged');
      }
  });

  test('posted, gone, changed since and unknown codes are told apart, and nothing is written', async () => {
    const { ledger, connect, draft } = await withDraft();
    const write = async (coding: DraftCoding) => valueOf(await connect().writeBack(coding));
    const wanted = codingOf(draft, { account: '6200' });
    expect(await write(codingOf(draft, { account: 'none', project: 'X' }))).toEqual({
      kind: 'refused',
      reasons: ['account none is not known', 'Business Central has no dimension project'],
    });
    expect((await write(codingOf(draft, { account: '6200', tax_code: 'none' }))).kind).toBe('refused');
    expect(await write({ ...wanted, fingerprint: 'another' })).toMatchObject({ kind: 'changed' });
    expect(await write({ ...wanted, key: guid(4711) })).toEqual({ kind: 'gone' });
    expect(await write({ ...wanted, key: '../companies' })).toEqual({ kind: 'gone' });
    const invoice = ledger.invoices[0];
    if (invoice?.lines[0] === undefined) throw new Error('no draft in the ledger');
    expect(invoice.lines[0].account).toBe('6999');
    invoice.lines[0].account = '6100';
    expect(await write(wanted)).toEqual({ kind: 'changed', what: 'account of line 1 is 6100 by now' });
    invoice.state = 'posted';
    expect(await write(wanted)).toEqual({ kind: 'posted' });
  });

  test('a change between reading and writing is noticed by its etag', async () => {
    const { source, ledger, clock, draft } = await withDraft();
    const host = fakeHost(clock, async (url, init) => {
      const line = ledger.invoices[0]?.lines[0];
      if (url.endsWith('$batch') && line) line.account = '6100';
      return Promise.resolve(source.answer(url, init));
    });
    const connector = valueOf(openConnector('business-central', SETTINGS, { clientSecret: BC_SECRET }, host));
    expect(valueOf(await connector.writeBack(codingOf(draft, { account: '6200' })))).toMatchObject({
      kind: 'changed',
    });
    expect(ledger.invoices[0]?.lines[0]?.account).toBe('6100');
  });
});

async function withDraft(forecast: Weather[] = []) {
  const setting = setUp(forecast);
  const invoice = setting.ledger.add(setting.clock.nowMs, 1, 'draft', true);
  const [line] = invoice.lines;
  if (line) line.account = '6999';
  const [draft] = valueOf(await setting.connect().drafts(null, 10)).drafts;
  if (draft === undefined) throw new Error('no draft was found');
  return { ...setting, draft };
}

function codingOf({ key, fingerprint, lines }: Draft, codes: Readonly<Record<string, string>>): DraftCoding {
  return {
    key,
    fingerprint,
    lines: lines.map((line) => ({
      key: line.key,
      changes: Object.fromEntries(Object.entries(codes).map(([name, to]) => [name, { from: '', to }])),
    })),
  };
}
