import type { ApiKeys } from './api-keys.ts';
import type { Audit } from './audit.ts';
import type { Connections } from './connections.ts';
import type { Decisions } from './decisions.ts';
import type { Drafts } from './drafts.ts';
import type { Health } from './health.ts';
import type { HistoryService } from './history.ts';
import type { Jobs } from './jobs.ts';
import type { MastersService } from './masters.ts';
import type { Models } from './models.ts';
import type { Settings } from './settings.ts';
import type { Tenants } from './tenants.ts';

/** Everything a route or a command can ask of the server. Every call on a tenant's behalf takes the tenant first. */
export interface Services {
  readonly tenants: Tenants;
  readonly apiKeys: ApiKeys;
  readonly connections: Connections;
  readonly history: HistoryService;
  readonly masters: MastersService;
  readonly models: Models;
  readonly decisions: Decisions;
  readonly drafts: Drafts;
  readonly audit: Audit;
  readonly settings: Settings;
  readonly jobs: Jobs;
  readonly health: Health;
}
