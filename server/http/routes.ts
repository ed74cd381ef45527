import type { Clock } from '../services/clock.ts';
import type { Services } from '../services/services.ts';
import { fileShelf } from './file-shelf.ts';
import type { Route } from './route.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { auditRoutes } from './routes/audit.ts';
import { callerRoutes } from './routes/caller.ts';
import { connectionRoutes } from './routes/connections.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { draftRoutes } from './routes/drafts.ts';
import { jobRoutes } from './routes/jobs.ts';
import { masterRoutes } from './routes/masters.ts';
import { modelRoutes } from './routes/models.ts';
import { settingsRoutes } from './routes/settings.ts';
import { tenantRoutes } from './routes/tenants.ts';

/** Packed models kept in memory; a large one has 3 MB. */
const SHELF_BYTES = 64 * 2 ** 20;

/** Every route of /v1, in the order of the reference. */
export function allRoutes(services: Services, now: Clock): readonly Route[] {
  return [
    ...callerRoutes,
    ...modelRoutes(services.models, fileShelf(SHELF_BYTES)),
    ...masterRoutes(services.masters),
    ...decisionRoutes(services.decisions),
    ...draftRoutes(services.drafts),
    ...connectionRoutes(services.connections),
    ...jobRoutes(services.jobs),
    ...settingsRoutes(services.settings),
    ...apiKeyRoutes(services.apiKeys, now),
    ...auditRoutes(services.audit),
    ...tenantRoutes(services.tenants),
  ];
}
