import type { JsonObject } from '../storage/json.ts';
import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';

/** Where a tenant's history comes from; never its credentials. */
export interface Connection {
  readonly connectionId: string;
  /** Name of a connector. */
  readonly kind: string;
  readonly label: string;
  /** What the connector needs beside credentials: address, company, ... */
  readonly settings: JsonObject;
  readonly hasSecret: boolean;
  readonly createdAt: string;
  readonly lastPulledAt: string | null;
  readonly lastReconciledAt: string | null;
  /** Why the last pull failed; null where it did not. */
  readonly lastFault: string | null;
}

/** Connections to ERPs. Credentials are sealed before they are stored and never leave through this interface. */
export interface Connections {
  /** Invalid where the connector does not know the kind or refuses the settings or the secret. */
  create(
    tenantId: string,
    given: {
      readonly kind: string;
      readonly label: string;
      readonly settings: JsonObject;
      /** Credentials as the connector takes them; null where it needs none. */
      readonly secret: JsonObject | null;
    },
    actor: Actor,
  ): Promise<Outcome<Connection>>;
  /** By creation. */
  list(tenantId: string): Promise<readonly Connection[]>;
  find(tenantId: string, connectionId: string): Promise<Connection | null>;
  /** Changes what is given; the next pull begins from the start where `kind` or `settings` changed. */
  change(
    tenantId: string,
    connectionId: string,
    given: {
      readonly label?: string;
      readonly settings?: JsonObject;
      readonly secret?: JsonObject | null;
    },
    actor: Actor,
  ): Promise<Outcome<Connection>>;
  /** Removes it with its lines and masters; models learned from them stay. */
  remove(tenantId: string, connectionId: string, actor: Actor): Promise<Outcome<null>>;
}
