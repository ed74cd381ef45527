import type { AddressInfo } from 'node:net';
import { createApp, type ApiOptions, type AppOptions } from '../../../server/http/app.ts';
import { USUAL_RATE_LIMITS } from '../../../server/http/rate-limits.ts';
import { createApiKeys } from '../../../server/services/api-keys.ts';
import { createAudit } from '../../../server/services/audit.ts';
import { createDecisions } from '../../../server/services/decisions.ts';
import { createHistory } from '../../../server/services/history.ts';
import { createMasters } from '../../../server/services/masters.ts';
import type { Services } from '../../../server/services/services.ts';
import { createSettings } from '../../../server/services/settings.ts';
import { createTenants } from '../../../server/services/tenants.ts';
import { migrate } from '../../../server/storage/migrate.ts';
import { pgliteStore } from '../../../server/storage/pglite-store.ts';
import { webServer, type Patience } from '../../../server/web-server.ts';
import { ROLE_SCOPES, type Role } from '../../../core/contracts/scope.ts';
import { standInConnections, standInHealth, standInJobs, standInModels } from './stand-in-services.ts';

const TEST = { kind: 'system', id: 'test' } as const;

/** The services over a database in memory. */
export interface TestServices {
  readonly services: Services;
  /** Makes a tenant and gives a key of a role in it. */
  keyOf(tenantId: string, role: Role, partner?: string): Promise<string>;
  close(): Promise<void>;
}

/** A database in memory with all services on it. */
export async function testServices(now: () => Date = () => new Date()): Promise<TestServices> {
  const store = await pgliteStore({ folder: null, templateFile: null });
  await migrate(store);
  const ground = { store, clock: now };
  const services: Services = {
    tenants: createTenants(ground),
    apiKeys: createApiKeys(ground),
    settings: createSettings(ground),
    decisions: createDecisions(ground),
    history: createHistory(ground),
    masters: createMasters(ground),
    audit: createAudit(ground),
    models: standInModels,
    connections: standInConnections(),
    jobs: standInJobs(),
    health: standInHealth,
  };
  return {
    services,
    async keyOf(tenantId, role, partner) {
      await services.tenants.create(
        tenantId,
        { name: `Company ${tenantId}`, partner: partner ?? null },
        TEST,
      );
      const given = { label: `${role} of ${tenantId}`, role, scopes: ROLE_SCOPES[role], expiresAt: null };
      const made = await services.apiKeys.create(tenantId, given, TEST);
      if (!made.ok) throw new Error(made.sentence);
      return made.value.token;
    },
    close: () => store.close(),
  };
}

/** A running application. */
export interface Served {
  /** `http://127.0.0.1:51234`. */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves an application on a port that is free. */
export async function serve(
  options: Omit<Partial<AppOptions>, 'api'> & {
    readonly api?: Partial<ApiOptions> & Pick<ApiOptions, 'services'>;
  },
  patience?: Patience,
): Promise<Served> {
  const { api, ...others } = options;
  const usual = { openId: null, rateLimits: MANY, origins: [], now: () => new Date() };
  const app = createApp({
    workbenchFolder: import.meta.dirname,
    ...others,
    api: api === undefined ? null : { ...usual, ...api },
  });
  const server = webServer(app, null, patience);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** So many that no test but the one of limits meets them. */
const MANY = { ...USUAL_RATE_LIMITS, perCaller: 1_000_000, refusedPerAddress: 1_000_000 };
