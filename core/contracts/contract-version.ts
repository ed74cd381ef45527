/** The major version, which stands in the path: `/v1/...`. It changes when an older client could no longer be served. */
export const CONTRACT_MAJOR = 1;

/** Grows with every field, route or code that is added; nothing is taken away or given another meaning within a major. */
export const CONTRACT_MINOR = 1;

/** `1.1`, as every reply says it in CONTRACT_HEADER. */
export const CONTRACT_VERSION = `${CONTRACT_MAJOR}.${CONTRACT_MINOR}`;

/** The header in which a client may say which contract it was written for, and the server says which one it serves. */
export const CONTRACT_HEADER = 'kontera-contract';

/** Why a client of this version cannot be served; null where it can. An unknown minor can: fields that are not known are left out. */
export function contractObstacle(version: string): 'malformed' | 'other major' | null {
  const parts = /^(\d{1,4})\.(\d{1,4})$/.exec(version);
  if (!parts) return 'malformed';
  return Number(parts[1]) === CONTRACT_MAJOR ? null : 'other major';
}
