/** What a key or a person may do; every route names the one that it needs. */
export const SCOPES = [
  'self:read',
  'tenant:read',
  'tenant:write',
  'tenant:erase',
  'masters:read',
  'model:read',
  'model:release',
  'coding:write',
  'draft:read',
  'draft:send',
  'job:read',
  'job:start',
  'connection:read',
  'connection:write',
  'key:read',
  'key:write',
  'settings:read',
  'settings:write',
  'audit:read',
] as const;

/** What a key or a person may do. */
export type Scope = (typeof SCOPES)[number];

/** Who someone is for Kontera, from the one who may least to the one who may most; partner: several tenants' administrator. */
export const ROLES = ['accountant', 'approver', 'admin', 'partner'] as const;

/** One of ROLES. */
export type Role = (typeof ROLES)[number];

const ACCOUNTANT: readonly Scope[] = [
  'self:read',
  'masters:read',
  'model:read',
  'coding:write',
  'draft:read',
  // Who codes brings the coding into the ERP; whether it is posted is decided there (docs/decisions/0033).
  'draft:send',
  'job:read',
  'settings:read',
];

const APPROVER: readonly Scope[] = [...ACCOUNTANT, 'model:release', 'audit:read'];

const ADMIN: readonly Scope[] = SCOPES.filter(
  (scope) => scope !== 'tenant:write' && scope !== 'tenant:erase',
);

/** What each role may do: an admin everything in its own tenant, a partner also open and erase tenants. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  accountant: ACCOUNTANT,
  approver: APPROVER,
  admin: ADMIN,
  partner: SCOPES,
};

/** Whether a text names a role. */
export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}
