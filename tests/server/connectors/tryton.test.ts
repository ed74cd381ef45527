import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../server/connectors/connector.ts';
import { openConnector } from '../../../server/connectors/open-connector.ts';
import { fakeClock, fakeHost, type FakeClock } from './fake-host.ts';
import { FakeLedger } from './fake-ledger.ts';
import { FakeTryton, TRYTON_PASSWORD, TRYTON_URL, TRYTON_USER } from './fake-tryton.ts';
import { checkListingLaw, checkPullLaw } from './pull-law.ts';
import { valueOf } from './pulled-ledger.ts';
import { weatheredFetch, type Weather } from './weather.ts';
import { checkWriteBackLaw } from './write-back-law.ts';

const SETTINGS = { url: TRYTON_URL, database: 'ledger', user: TRYTON_USER, placeholderAccounts: ['6999'] };

function setUp(
  forecast: Weather[] = [],
  ledger = new FakeLedger(),
  clock: FakeClock = fakeClock(),
  changed: { readonly signIn?: string; readonly path?: string } = {},
) {
  const source = new FakeTryton(ledger, clock, changed.path);
  const fetch = weatheredFetch(
    forecast,
    (url, init) => source.answer(url, init),
    () => source.signOut(),
  );
  const settings = { ...SETTINGS, signIn: changed.signIn ?? 'session' };
  const connect = (password = TRYTON_PASSWORD): Connector =>
    valueOf(openConnector('tryton', settings, { password }, fakeHost(clock, fetch)));
  return { source, ledger, clock, connect };
}

describe('Tryton', () => {
  test('whatever the page size, the faults, the restarts and the changes, the lines kept are those posted', async () => {
    await checkPullLaw((ledger, clock, forecast) => setUp(forecast, ledger, clock), 60);
  });

  test('the listing has every posted line, in pages of any size', async () => {
    await checkListingLaw((ledger, clock, forecast) => setUp(forecast, ledger, clock));
  });

  test('coding goes into a draft, once, and never into a posted invoice', async () => {
    await checkWriteBackLaw((ledger, clock, forecast) => setUp(forecast, ledger, clock));
  });

  test.each([
    { signIn: 'session', path: '/ledger/' },
    { signIn: 'session', path: '/ledger/rpc/' },
    { signIn: 'basic', path: '/ledger/' },
  ])('signed in by $signIn at $path it answers, and raises nothing', async (changed) => {
    const { source, connect } = setUp([], new FakeLedger(), fakeClock(), changed);
    expect(valueOf(await connect().test())).toEqual({
      system: 'Tryton 6.0.29',
      companyName: 'Velthorn',
      dimensions: ['account', 'tax_code', 'cost_centre'],
      remarks: [],
    });
    expect(source.raised).toEqual([]);
  });

  test('a wrong password is refused without being sent a second time', async () => {
    expect(await setUp().connect('wrong').history(null, 5)).toMatchObject({
      ok: false,
      fault: { code: 'credentials-refused' },
    });
  });

  test('a cursor of another connection is refused', async () => {
    for (const cursor of [
      '',
      'x',
      '{}',
      '{"of":"odoo/1","turn":0,"positions":[]}',
      '{"of":"tryton/1","turn":9}',
    ])
      expect(await setUp().connect().history(cursor, 5)).toEqual({
        ok: false,
        fault: { code: 'bad-cursor' },
      });
  });
});
