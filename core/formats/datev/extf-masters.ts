import type { BusinessPartner, LedgerAccount } from '../../domain/voucher.ts';
import type { ExtfHeader } from './extf-header.ts';
import { partnerKind } from './extf-role.ts';

/** Accounts of a file of Kontenbeschriftungen: number, name, language. */
export function extfAccounts(rows: readonly (readonly string[])[]): readonly LedgerAccount[] {
  return rows.filter(([code = '']) => code !== '').map(([code = '', name = '']) => ({ code, name }));
}

/** Customers and suppliers of a file of Debitoren/Kreditoren. */
export function extfPartners(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  header: ExtfHeader,
): readonly BusinessPartner[] {
  const at = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const [company, unknown] = [at(/^name \(.*unternehmen/i), at(/^name \(.*keine angabe/i)];
  const [lastName, firstName] = [at(/^name \(.*nat/i), at(/^vorname \(/i)];
  const [country, number] = [at(/^eu-land/i), at(/^eu-ust-id/i)];
  return rows
    .filter(([account = '']) => account !== '')
    .map((row) => {
      const text = (column: number): string => row[column] ?? '';
      const person = [text(firstName), text(lastName)].filter((part) => part !== '').join(' ');
      return {
        kind: partnerKind(text(0), header),
        id: text(0),
        name: text(company) || person || text(unknown),
        taxId: text(country) + text(number),
      };
    });
}
