import type { PostingRole } from '../../domain/voucher.ts';
import { accountRole, type AccountRoles } from '../ledger/account-role.ts';
import type { ExtfHeader } from './extf-header.ts';

/** SKR 03: banks and cash 10 to 12, transfers 1360, tax 157, 177; SKR 04: 16 to 18, 1460, tax 14, 38. */
const CHARTS: Readonly<Partial<Record<string, AccountRoles>>> = {
  '03': [
    [/^1[0-2]\d\d$|^1360$/, 'cash'],
    [/^1(57|77)\d$/, 'tax'],
  ],
  '04': [
    [/^1[6-8]\d\d$|^1460$/, 'cash'],
    [/^(14[01]|38[0-4])\d$/, 'tax'],
  ],
};

/** What a posting to an account is: an account with more digits than a ledger account is a partner's. */
export function extfRole(account: string, { accountDigits, chart }: ExtfHeader): PostingRole {
  const number = account.replace(/^0+/, '');
  if (number.length > accountDigits) return 'partner';
  return accountRole(account.slice(0, 4), CHARTS[chart] ?? []);
}

/** Personal accounts that begin with 7 to 9 are those of suppliers. */
export function partnerKind(account: string, { accountDigits }: ExtfHeader): 'supplier' | 'customer' {
  return account.padStart(accountDigits + 1, '0').charAt(0) >= '7' ? 'supplier' : 'customer';
}
