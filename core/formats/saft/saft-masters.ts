import type { BusinessPartner, LedgerAccount, PostingRole } from '../../domain/voucher.ts';
import { accountRole, NORWEGIAN_ROLES } from '../ledger/account-role.ts';
import { dimensionName } from '../ledger/dimension-name.ts';
import { findAll, textAt, type XmlElement } from '../xml/xml-element.ts';

/** Accounts, suppliers, customers and dimensions of a SAF-T file, which stand before its vouchers. */
export class SaftMasters {
  readonly accounts: LedgerAccount[] = [];
  readonly partners: BusinessPartner[] = [];
  companyName = '';
  currency = '';
  country = '';
  readonly #partnersById = new Map<string, BusinessPartner>();
  readonly #controlAccounts = new Set<string>();
  readonly #standardAccounts = new Map<string, string>();
  readonly #dimensions = new Map<string, string>();

  addHeader(header: XmlElement): void {
    this.companyName = textAt(header, 'Company/Name', 'CompanyName');
    this.currency = textAt(header, 'DefaultCurrencyCode', 'CurrencyCode');
    this.country = textAt(header, 'AuditFileCountry', 'AuditFileRegion');
  }

  addAccount(account: XmlElement): void {
    const code = textAt(account, 'AccountID');
    this.accounts.push({ code, name: textAt(account, 'AccountDescription') });
    const standard = textAt(account, 'StandardAccountID', 'GroupingCode');
    if (standard !== '') this.#standardAccounts.set(code, standard);
  }

  addPartner(kind: BusinessPartner['kind'], element: XmlElement): void {
    const partner = {
      kind,
      id: textAt(element, kind === 'supplier' ? 'SupplierID' : 'CustomerID'),
      name: textAt(element, 'Name', 'CompanyName'),
      taxId: textAt(
        element,
        'TaxRegistration/TaxRegistrationNumber',
        'RegistrationNumber',
        kind === 'supplier' ? 'SupplierTaxID' : 'CustomerTaxID',
      ),
    };
    this.partners.push(partner);
    this.#partnersById.set(`${kind} ${partner.id}`, partner);
    for (const { text } of [
      ...findAll(element, 'BalanceAccount/AccountID'),
      ...findAll(element, 'AccountID'),
    ])
      this.#controlAccounts.add(text);
  }

  addDimension(entry: XmlElement): void {
    const type = textAt(entry, 'AnalysisType');
    const name = dimensionName(textAt(entry, 'AnalysisTypeDescription'));
    if (name !== '') this.#dimensions.set(type, name);
  }

  /** The partner that an element names by its id, with the name that the masters know. */
  partner(element: XmlElement): BusinessPartner | null {
    for (const kind of ['supplier', 'customer'] as const) {
      const id = textAt(element, kind === 'supplier' ? 'SupplierID' : 'CustomerID');
      if (id !== '') return this.#partnersById.get(`${kind} ${id}`) ?? { kind, id, name: '', taxId: '' };
    }
    return null;
  }

  role(account: string): PostingRole {
    if (this.#controlAccounts.has(account)) return 'partner';
    if (this.country !== 'NO') return 'coded';
    return accountRole(this.#standardAccounts.get(account) ?? account, NORWEGIAN_ROLES);
  }

  /** Codes by dimension of the Analysis elements of a line. */
  coding(line: XmlElement): Readonly<Record<string, string>> {
    const pairs = findAll(line, 'Analysis').map((analysis) => {
      const type = textAt(analysis, 'AnalysisType');
      return [this.#dimensions.get(type) ?? dimensionName(type), textAt(analysis, 'AnalysisID')] as const;
    });
    return Object.fromEntries(pairs.filter(([name, code]) => name !== '' && code !== ''));
  }
}
