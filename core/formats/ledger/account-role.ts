import type { BusinessPartner, PostingRole } from '../../domain/voucher.ts';

/** Beginnings of account numbers of a national chart, by what their postings are. The first that fits counts. */
export type AccountRoles = readonly (readonly [RegExp, PostingRole])[];

/** What a posting to an account is by its chart; an account that no beginning fits is what lines are coded to. */
export function accountRole(account: string, roles: AccountRoles): PostingRole {
  return roles.find(([beginning]) => beginning.test(account))?.[1] ?? 'coded';
}

/** BAS, Sweden: receivables 15, payables 24, taxes 26, cash and bank 19. */
export const BAS_ROLES: AccountRoles = [
  [/^15/, 'partner'],
  [/^24/, 'partner'],
  [/^26/, 'tax'],
  [/^19/, 'cash'],
];

/** Whom a posting to a BAS account owes or is owed by, without a name: payables 244, receivables 151; null for others. */
export function namelessPartner(account: string): BusinessPartner | null {
  if (account.startsWith('244')) return { kind: 'supplier', name: '', id: '', taxId: '' };
  return account.startsWith('151') ? { kind: 'customer', name: '', id: '', taxId: '' } : null;
}

/** Plan comptable général, France: third parties 40 and 41, value-added tax 445, banks and cash 51, 53 and 58. */
export const PCG_ROLES: AccountRoles = [
  [/^4[01]/, 'partner'],
  [/^445/, 'tax'],
  [/^5[138]/, 'cash'],
];

/** Norwegian standard chart: receivables 15, payables 24, value-added tax 27, cash and bank 19. */
export const NORWEGIAN_ROLES: AccountRoles = [
  [/^15/, 'partner'],
  [/^24/, 'partner'],
  [/^27/, 'tax'],
  [/^19/, 'cash'],
];
