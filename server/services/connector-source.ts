import type { Connector, ConnectorKind } from '../connectors/connector.ts';
import type { ConnectorHost } from '../connectors/connector-host.ts';
import type { Outcome as ConnectorOutcome } from '../connectors/outcome.ts';
import type { JsonObject } from '../storage/json.ts';

/** Where connectors come from: `openConnector` with a host for each, or what a test puts in its place. */
export interface ConnectorSource {
  isKind(text: string): text is ConnectorKind;
  /** Asks nothing of the ERP. `signal` aborts when the work is to stop. */
  open(
    kind: ConnectorKind,
    settings: JsonObject,
    secret: JsonObject | null,
    signal: AbortSignal,
  ): ConnectorOutcome<Connector>;
}

/** The connectors there are, each with a host for the time of its work. */
export function connectorSource(
  isKind: (text: string) => text is ConnectorKind,
  open: (
    kind: ConnectorKind,
    settings: unknown,
    secret: unknown,
    host: ConnectorHost,
  ) => ConnectorOutcome<Connector>,
  hostOf: (signal: AbortSignal) => ConnectorHost,
): ConnectorSource {
  return { isKind, open: (kind, settings, secret, signal) => open(kind, settings, secret, hostOf(signal)) };
}
