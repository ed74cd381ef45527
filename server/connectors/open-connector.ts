import { bcConnector } from './business-central/bc-connector.ts';
import { readBcSettings } from './business-central/bc-settings.ts';
import type { Connector, ConnectorKind } from './connector.ts';
import type { ConnectorHost } from './connector-host.ts';
import { JsonPlace, readPlace } from './http/json-place.ts';
import { folderConnector } from './folder/folder-connector.ts';
import { readFolderSettings } from './folder/folder-settings.ts';
import { odooConnector } from './odoo/odoo-connector.ts';
import { readOdooSettings } from './odoo/odoo-settings.ts';
import { faulty, type Outcome } from './outcome.ts';
import { trytonConnector } from './tryton/tryton-connector.ts';
import { readTrytonSettings } from './tryton/tryton-settings.ts';

/** Makes a connector of settings and a secret as they were parsed from JSON. Asks nothing of the source. */
type Opening = (settings: JsonPlace, secret: JsonPlace, host: ConnectorHost) => Connector;

const OPENINGS: Readonly<Record<ConnectorKind, Opening>> = {
  tryton: (settings, secret, host) => trytonConnector(readTrytonSettings(settings, secret), host),
  'business-central': (settings, secret, host) => bcConnector(readBcSettings(settings, secret), host),
  odoo: (settings, secret, host) => odooConnector(readOdooSettings(settings, secret), host),
  folder: (settings, _secret, host) => folderConnector(readFolderSettings(settings), host),
};

/** Whether a text names a kind of connection. */
export function isConnectorKind(text: string): text is ConnectorKind {
  return Object.hasOwn(OPENINGS, text);
}

/**
 * The connector of a connection. `settings` may be shown to whoever may see the connection; `secret` (passwords and keys) is
 * kept encrypted. What either must hold stands in docs/admin/connect-*.md; a fault is `bad-settings` and names the place.
 */
export function openConnector(
  kind: ConnectorKind,
  settings: unknown,
  secret: unknown,
  host: ConnectorHost,
): Outcome<Connector> {
  const opened = readPlace(settings, 'settings', (place) =>
    OPENINGS[kind](place, new JsonPlace(secret, 'secret'), host),
  );
  if (opened.ok || opened.fault.code !== 'contract-broken') return opened;
  const { path, expected } = opened.fault;
  return faulty({ code: 'bad-settings', path, expected });
}
