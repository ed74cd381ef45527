const TENANT_ID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Whether a text is a tenant id: 1 to 40 of a-z, 0-9 and hyphens inside. It stands in keys, file names and SQL as it is. */
export function isTenantId(text: string): boolean {
  return TENANT_ID.test(text);
}
