import type { Connector, ConnectionTest } from '../connector.ts';
import type { ConnectorHost } from '../connector-host.ts';
import { given, type Outcome } from '../outcome.ts';
import { trytonDrafts } from './tryton-drafts.ts';
import { trytonHistory, trytonListing } from './tryton-history.ts';
import { trytonMasters } from './tryton-masters.ts';
import type { TrytonSettings } from './tryton-settings.ts';
import { openTryton, searchRead, type TrytonSource } from './tryton-source.ts';
import { trytonWriteBack } from './tryton-write-back.ts';

/** Connects to Tryton 6.0 and later by JSON-RPC; needs its modules account and account_invoice. */
export function trytonConnector(settings: TrytonSettings, host: ConnectorHost): Connector {
  let opened: TrytonSource | null = null;
  const withSource = async <Value>(
    use: (source: TrytonSource) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> => {
    if (opened === null) {
      const source = await openTryton(settings, host);
      if (!source.ok) return source;
      opened = source.value;
    }
    return use(opened);
  };
  return {
    kind: 'tryton',
    abilities: { listing: true, drafts: true },
    test: () => withSource(testTryton),
    masters: () => withSource(trytonMasters),
    history: (cursor, documentCount) => withSource((source) => trytonHistory(source, cursor, documentCount)),
    listing: (cursor, lineCount) => withSource((source) => trytonListing(source, cursor, lineCount)),
    drafts: (cursor, documentCount) => withSource((source) => trytonDrafts(source, cursor, documentCount)),
    writeBack: (coding) => withSource((source) => trytonWriteBack(source, coding)),
  };
}

async function testTryton(source: TrytonSource): Promise<Outcome<ConnectionTest>> {
  const version = await source.rpc.version();
  if (!version.ok) return version;
  const company = { domain: [['id', '=', source.company]], order: [], limit: 1 };
  const names = await searchRead(source, 'company.company', company, ['rec_name'], (place) =>
    place.at('rec_name').text(),
  );
  if (!names.ok) return names;
  const history = await trytonHistory(source, null, 1);
  if (!history.ok) return history;
  const masters = await trytonMasters(source);
  if (!masters.ok) return masters;
  const mayWrite = await mayWriteInvoices(source);
  if (!mayWrite.ok) return mayWrite;
  return given({
    system: `Tryton ${version.value}`,
    companyName: names.value[0] ?? '',
    dimensions: masters.value.dimensions.map(({ name }) => name),
    remarks: [
      ...(mayWrite.value ? [] : ['The user may not change invoices: coding cannot be written back.']),
      ...(source.hasAnalytic
        ? []
        : ['The module analytic_invoice is not active: there are no cost centres.']),
    ],
  });
}

function mayWriteInvoices({ rpc, context }: TrytonSource): Promise<Outcome<boolean>> {
  const models = ['account.invoice', 'account.invoice.line'];
  return rpc.call('model.ir.model.access.get_access', [models, context], (place) =>
    models.every((model) => !place.at(model).at('write').is(0) && !place.at(model).at('write').is(false)),
  );
}
