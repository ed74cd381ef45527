// The whole schema, for drizzle-kit and for queries by table.
export { TENANT_ROLE } from './tables/own-rows.ts';
export { tenants, apiKeys, settings } from './tables/tenant.ts';
export { connections, ledgerLines, masterValues, suppliers } from './tables/history.ts';
export { decisionBatches, decisions } from './tables/decision.ts';
export { models, modelFiles, releases } from './tables/model.ts';
export { auditEntries, auditHeads, jobRuns } from './tables/log.ts';
