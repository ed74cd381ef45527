import { describe, expect, test } from 'vitest';
import type { Connector } from '../../server/connectors/connector.ts';
import type { Draft } from '../../server/connectors/draft.ts';
import { nodeConnectorHost } from '../../server/connectors/node-connector-host.ts';
import { openConnector } from '../../server/connectors/open-connector.ts';
import { PulledLedger, valueOf } from '../server/connectors/pulled-ledger.ts';
import type { ErpStage } from './erp-stage.ts';
import type { TrytonFilling } from './real-tryton.ts';
import { PLACEHOLDER } from './tryton-filling.ts';

/** What holds of the connector by itself: what /v1 does not show, or would take a fault of the network to show. */
export function connectorFacts(stage: () => ErpStage): void {
  const connect = (changed: object = {}, password = stage().filling.password): Connector => {
    const { tryton, filling } = stage();
    const { url, database } = tryton;
    const settings = { url, database, user: filling.user, placeholderAccounts: [PLACEHOLDER], ...changed };
    const host = { ...nodeConnectorHost(new AbortController().signal), sleep: () => Promise.resolve() };
    return valueOf(openConnector('tryton', settings, { password }, host));
  };

  describe('the connector to a Tryton that Debian installs', () => {
    test('names version, company and dimensions when it is tested', async () => {
      const found = valueOf(await connect().test());
      expect(found.system).toMatch(/^Tryton \d+\.\d+/);
      expect(found).toMatchObject({
        companyName: stage().filling.companyName,
        dimensions: ['account', 'tax_code', 'cost_centre'],
        remarks: [],
      });
    });

    test('tells a wrong password from an unknown database and a dead address', async () => {
      const faultOf = async (changed: object, password = stage().filling.password): Promise<unknown> => {
        const outcome = await connect(changed, password).test();
        return outcome.ok ? null : outcome.fault.code;
      };
      expect(await faultOf({}, 'wrong')).toBe('credentials-refused');
      expect(await faultOf({ signIn: 'basic' }, 'wrong')).toBe('credentials-refused');
      expect(await faultOf({ url: 'http://127.0.0.1:1' })).toBe('unreachable');
    });

    test('gives the posted invoices, no more and no less, in pages of 20 with the server killed on the way', async () => {
      const { tryton, filling } = stage();
      const ledger = new PulledLedger();
      for (let page = 0; page < 5; page += 1) valueOf(await ledger.pullPage(connect(), 20, page !== 2));
      await tryton.goDown();
      await tryton.comeBack();
      await ledger.pull(connect({ signIn: 'basic' }), 20);
      expect(sorted(ledger.documents.keys())).toEqual(sorted(tryton.posted.map(String)));
      const lines = [...ledger.documents.values()].flatMap((document) => document.lines);
      expect(sorted(lines.map(factsOf))).toEqual(sorted(filling.posted.flatMap(filledFacts)));
      const before = ledger.lineKeys();
      await ledger.reconcile(connect(), 50);
      expect(ledger.lineKeys()).toEqual(before);
    });
  });
}

function factsOf({ line }: { readonly line: Draft['lines'][number]['line'] }): string {
  const { account = '', cost_centre: centre = '', tax_code: tax = '' } = line.coding;
  const { documentId, supplierId, date, text, amountMinor } = line;
  return [documentId, supplierId, date, text, amountMinor, account, centre, tax].join('|');
}

function filledFacts({ reference, supplier, date, lines }: TrytonFilling['posted'][number]): string[] {
  return lines.map(({ text, unitPrice, account, costCentre, tax }) => {
    const minor = Number(unitPrice.replace('.', ''));
    return [reference, supplier, date, text, minor, account, costCentre, tax].join('|');
  });
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort();
}
