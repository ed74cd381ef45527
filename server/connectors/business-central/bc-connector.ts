import type { Connector, ConnectionTest } from '../connector.ts';
import type { ConnectorHost } from '../connector-host.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import { BcClient } from './bc-client.ts';
import { bcDrafts, bcHistory, bcListing } from './bc-history.ts';
import { bcMasters } from './bc-masters.ts';
import type { BcSettings } from './bc-settings.ts';
import { bcWriteBack } from './bc-write-back.ts';

/** Connects to Business Central online by its API v2.0, as an application. */
export function bcConnector(settings: BcSettings, host: ConnectorHost): Connector {
  const client = new BcClient(settings, host);
  const { placeholderAccounts } = settings;
  return {
    kind: 'business-central',
    abilities: { listing: true, drafts: true },
    test: () => testBc(client, placeholderAccounts),
    masters: () => bcMasters(client),
    history: (cursor, documentCount) => bcHistory(client, placeholderAccounts, cursor, documentCount),
    listing: (cursor, lineCount) => bcListing(client, cursor, lineCount),
    drafts: (cursor, documentCount) => bcDrafts(client, placeholderAccounts, cursor, documentCount),
    writeBack: (coding) => bcWriteBack(client, placeholderAccounts, coding),
  };
}

async function testBc(client: BcClient, placeholders: readonly string[]): Promise<Outcome<ConnectionTest>> {
  const names = await client.one(
    client.pathOf('', { $select: 'id,displayName' }).replace('/?', '?'),
    (place) => place.at('displayName').textOrNone(),
  );
  if (!names.ok) return names;
  if (names.value === null) return faulty({ code: 'not-found', what: 'the company of the settings' });
  const history = await bcHistory(client, placeholders, null, 1);
  if (!history.ok) return history;
  const masters = await bcMasters(client);
  if (!masters.ok) return masters;
  return given({
    system: 'Business Central, API v2.0',
    companyName: names.value,
    dimensions: masters.value.dimensions.map(({ name }) => name),
    remarks: [],
  });
}
