import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../server/connectors/connector.ts';
import { openConnector } from '../../../server/connectors/open-connector.ts';
import { fakeClock, fakeHost, type FakeClock } from './fake-host.ts';
import { FakeLedger } from './fake-ledger.ts';
import { FakeOdoo, ODOO_DATABASE, ODOO_KEY, ODOO_URL, ODOO_USER } from './fake-odoo.ts';
import { checkListingLaw, checkPullLaw } from './pull-law.ts';
import { PulledLedger, valueOf } from './pulled-ledger.ts';
import { weatheredFetch, type Weather } from './weather.ts';
import { checkWriteBackLaw } from './write-back-law.ts';

const SETTINGS = { url: ODOO_URL, database: ODOO_DATABASE, user: ODOO_USER, placeholderAccounts: ['6999'] };

function setUp(
  major: number,
  forecast: Weather[] = [],
  ledger = new FakeLedger(),
  clock: FakeClock = fakeClock(),
) {
  const source = new FakeOdoo(ledger, clock, major);
  const fetch = weatheredFetch(
    forecast,
    (url, init) => source.answer(url, init),
    () => undefined,
  );
  const connect = (apiKey = ODOO_KEY): Connector =>
    valueOf(openConnector('odoo', SETTINGS, { apiKey }, fakeHost(clock, fetch)));
  return { source, ledger, clock, connect };
}

describe.each([19, 17])('Odoo %i', (major) => {
  test('whatever the page size, the faults, the restarts and the changes, the lines kept are those posted', async () => {
    await checkPullLaw((ledger, clock, forecast) => setUp(major, forecast, ledger, clock), 40);
  });

  test('the listing has every posted line, in pages of any size', async () => {
    await checkListingLaw((ledger, clock, forecast) => setUp(major, forecast, ledger, clock));
  });

  test('it is asked by the interface of its version, and refuses nothing', async () => {
    const { source, ledger, clock, connect } = setUp(major);
    for (let count = 0; count < 5; count += 1)
      ledger.add(clock.nowMs, 2, count === 0 ? 'draft' : 'posted', true);
    const connector = connect();
    expect(valueOf(await connector.test())).toMatchObject({
      system: `Odoo ${major}.0`,
      companyName: 'Velthorn',
      dimensions: ['account', 'tax_code', 'cost_centre'],
    });
    valueOf(await connector.drafts(null, 2));
    valueOf(await connector.listing(null, 2));
    expect(source.refusals).toEqual([]);
    const paths = new Set(source.paths.map((path) => path.split('/')[1]));
    expect([...paths].sort()).toEqual(major >= 19 ? ['json', 'web'] : ['jsonrpc', 'web']);
  });

  test('a wrong key is refused', async () => {
    expect(await setUp(major).connect('wrong').history(null, 5)).toMatchObject({
      ok: false,
      fault: { code: 'credentials-refused' },
    });
  });

  test('a line that is coded anew without its document comes with the next pull', async () => {
    const { source, ledger, clock, connect } = setUp(major);
    const invoice = ledger.add(clock.nowMs - 5_000_000, 1, 'posted', true);
    const pulled = new PulledLedger();
    await pulled.pull(connect(), 5);
    clock.nowMs += 3_600_000;
    const [line] = invoice.lines;
    if (line === undefined) throw new Error('no line');
    line.account = '6999';
    line.costCentre = '200';
    source.lineWrittenMs.set(line.id, clock.nowMs);
    await pulled.pull(connect(), 5);
    const [kept] = [...pulled.documents.values()];
    expect(kept?.lines[0]?.line.coding).toEqual({ cost_centre: '200' });
  });

  test('accounts are asked for once a pull, and one that is made meanwhile comes with the next', async () => {
    const { source, ledger, clock, connect } = setUp(major);
    for (let count = 0; count < 6; count += 1)
      ledger.add(clock.nowMs - 5_000_000 + count * 1000, 1, 'posted', true);
    const [pulled, connector] = [new PulledLedger(), connect()];
    await pulled.pullPage(connector, 2);
    ledger.accounts.push('6400');
    const late = ledger.add(clock.nowMs, 1, 'posted', true);
    for (const line of late.lines) line.account = '6400';
    const askedBefore = source.paths.length;
    await pulled.pullPage(connector, 2);
    // Which documents changed, their heads, their lines.
    expect(source.paths.length - askedBefore).toBe(3);
    await pulled.pull(connector, 2);
    const coding = () => pulled.documents.get(String(late.id))?.lines[0]?.line.coding;
    expect(coding()).toEqual({});
    await pulled.pull(connector, 2);
    expect(coding()).toEqual({ account: '6400' });
  });

  test('coding goes into a draft, once, and never into a posted bill', async () => {
    await checkWriteBackLaw((ledger, clock, forecast) => setUp(major, forecast, ledger, clock));
  });
});
