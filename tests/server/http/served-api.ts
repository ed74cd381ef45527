import { createApp, type ApiOptions, type AppOptions } from '../../../server/http/app.ts';
import { USUAL_RATE_LIMITS } from '../../../server/http/rate-limits.ts';
import { createApiKeys } from '../../../server/services/api-keys.ts';
import { createAudit } from '../../../server/services/audit.ts';
import { createConnections } from '../../../server/services/connections.ts';
import { createDecisions } from '../../../server/services/decisions.ts';
import { createDrafts } from '../../../server/services/drafts.ts';
import type { Health } from '../../../server/services/health.ts';
import { createHistory } from '../../../server/services/history.ts';
import { createJobs } from '../../../server/services/jobs.ts';
import { createMasters } from '../../../server/services/masters.ts';
import { createModels } from '../../../server/services/models.ts';
import { rememberKeys } from '../../../server/services/remembered-keys.ts';
import { newSecretKey, parseSecretKeys, SecretBox } from '../../../server/services/secret-box.ts';
import type { Services } from '../../../server/services/services.ts';
import { createSettings } from '../../../server/services/settings.ts';
import { createTenants } from '../../../server/services/tenants.ts';
import { migrate } from '../../../server/storage/migrate.ts';
import { pgliteStore } from '../../../server/storage/pglite-store.ts';
import type { Store } from '../../../server/storage/store.ts';
import { webServer, type Patience } from '../../../server/web-server.ts';
import { ROLE_SCOPES, type Role } from '../../../core/contracts/scope.ts';
import { listen, type ListeningServer } from '../../listen.ts';
import { storeModel } from './stored-model.ts';
import { testSource } from './test-source.ts';

const TEST = { kind: 'system', id: 'test' } as const;

/** A database that always answers. */
const HEALTHY: Health = {
  isReady: () => Promise.resolve(true),
  gauges: () => Promise.resolve({ tenantCount: 2, jobs: [], oldestPullSeconds: null }),
  examine: () => Promise.resolve([]),
};

/** The services over a database in memory. */
export interface TestServices {
  readonly services: Services;
  /** Makes a tenant and gives a key of a role in it. */
  keyOf(tenantId: string, role: Role, partner?: string): Promise<string>;
  /** Gives a tenant the model `model-TENANT`, in use, and `spare-TENANT`, which is not. */
  releaseModel(tenantId: string, bytes?: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** All services on a store, with an ERP of the test's and a queue that keeps jobs where they are. */
function servicesOn(store: Store): Services {
  const ground = { store, clock: () => new Date() };
  const keys = parseSecretKeys(newSecretKey('test'));
  if (typeof keys === 'string') throw new Error(keys);
  const box = new SecretBox(keys);
  const source = testSource();
  const masters = createMasters(ground);
  return {
    ...rememberKeys({ apiKeys: createApiKeys(ground), tenants: createTenants(ground) }, ground.clock),
    settings: createSettings(ground),
    decisions: createDecisions(ground),
    drafts: createDrafts({ ...ground, box, source, masters, patienceMs: 5_000 }),
    history: createHistory(ground),
    masters,
    audit: createAudit(ground),
    models: createModels(ground),
    connections: createConnections(ground, box, source),
    jobs: createJobs(ground, { send: () => Promise.resolve() }),
    health: HEALTHY,
  };
}

/** All services on a database: one in memory where none is given. */
export async function testServices(given?: Store): Promise<TestServices> {
  const store = given ?? (await pgliteStore({ folder: null, templateFile: null }));
  await migrate(store);
  const services = servicesOn(store);
  return {
    services,
    async releaseModel(tenantId, bytes) {
      await storeModel(store, tenantId, `model-${tenantId}`, bytes);
      await storeModel(store, tenantId, `spare-${tenantId}`);
      await services.models.release(tenantId, `model-${tenantId}`, 'the first', TEST);
    },
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

/** Serves an application on a port that is free. */
export async function serve(
  options: Omit<Partial<AppOptions>, 'api'> & {
    readonly api?: Partial<ApiOptions> & Pick<ApiOptions, 'services'>;
  },
  patience?: Patience,
): Promise<ListeningServer> {
  const { api, ...others } = options;
  const usual = {
    openId: null,
    signIn: { openId: null },
    rateLimits: MANY,
    origins: [],
    now: () => new Date(),
  };
  const app = createApp({
    workbenchFolder: import.meta.dirname,
    ...others,
    api: api === undefined ? null : { ...usual, ...api },
  });
  return listen(webServer(app, null, patience));
}

/** So many that no test but the one of limits meets them. */
const MANY = { ...USUAL_RATE_LIMITS, perCaller: 1_000_000, refusedPerAddress: 1_000_000 };
