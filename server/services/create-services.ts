import { createApiKeys } from './api-keys.ts';
import { createAudit } from './audit.ts';
import { createConnections } from './connections.ts';
import type { ConnectorSource } from './connector-source.ts';
import { createDecisions } from './decisions.ts';
import { createDrafts } from './drafts.ts';
import { createHealth, type HealthGround } from './health.ts';
import { createHistory } from './history.ts';
import { createJobs, type JobQueue } from './jobs.ts';
import { createMasters } from './masters.ts';
import { createModels } from './models.ts';
import { rememberKeys } from './remembered-keys.ts';
import type { SecretBox } from './secret-box.ts';
import type { Services } from './services.ts';
import { createSettings } from './settings.ts';
import { createTenants } from './tenants.ts';

/** What all services together need. */
export interface ServicesGround extends HealthGround {
  readonly box: SecretBox;
  readonly source: ConnectorSource;
  readonly queue: JobQueue;
}

/** A person waits for what is asked of an ERP meanwhile. */
const PATIENCE_MS = 20_000;

/** All services over one store. */
export function createServices(ground: ServicesGround): Services {
  const masters = createMasters(ground);
  return {
    ...rememberKeys({ apiKeys: createApiKeys(ground), tenants: createTenants(ground) }, ground.clock),
    connections: createConnections(ground, ground.box, ground.source),
    history: createHistory(ground),
    masters,
    models: createModels(ground),
    decisions: createDecisions(ground),
    drafts: createDrafts({ ...ground, masters, patienceMs: PATIENCE_MS }),
    audit: createAudit(ground),
    settings: createSettings(ground),
    jobs: createJobs(ground, ground.queue),
    health: createHealth(ground),
  };
}
