import { minorDigits } from '../../domain/currency.ts';
import { floatingNumber, minorUnits, negated } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import type { BusinessPartner, Ledger, Posting, PostingRole, Voucher } from '../../domain/voucher.ts';
import { lineFault } from '../ledger/line-fault.ts';
import type { HistoryDraft } from './history-draft.ts';

/** Lines of a ledger in history form, and what is not among them. */
export interface LedgerDrafts {
  readonly drafts: readonly HistoryDraft[];
  /** Counter-entries left out, by what they are. */
  readonly counterEntryCount: Readonly<Record<Exclude<PostingRole, 'coded'>, number>>;
  readonly faults: readonly Fault[];
}

/** How to turn a ledger into lines. */
export interface LedgerDraftOptions {
  /** True: postings to partners, taxes, banks and cash become lines too. */
  readonly keepCounterEntries: boolean;
  /** Partners of other files by id, for names that this file does not have. */
  readonly partners: ReadonlyMap<string, BusinessPartner>;
}

/**
 * Postings as coded lines. A purchase is positive as its debit is, a sale positive as its credit is: amounts are as the
 * document states them. A voucher that posts a source document gives way to it, which has the lines.
 */
export function ledgerDrafts(ledger: Ledger, options: LedgerDraftOptions): LedgerDrafts {
  const counterEntryCount = { partner: 0, tax: 0, cash: 0 };
  const drafts: HistoryDraft[] = [];
  const faults: Fault[] = [];
  const posted = new Set(ledger.documents.map(({ voucherId }) => voucherId));
  const sources: readonly (Voucher & { readonly direction?: 'received' | 'sent' })[] = [
    ...ledger.documents,
    ...ledger.vouchers.filter(({ id }) => !posted.has(id)),
  ];
  for (const source of sources) {
    const partner = partnerOf(source.postings);
    const direction = source.direction ?? directionOf(partner);
    let lineNo = 0;
    for (const posting of source.postings) {
      if (posting.role !== 'coded' && !options.keepCounterEntries) {
        counterEntryCount[posting.role] += 1;
        continue;
      }
      lineNo += 1;
      const amountMinor = amountOf(posting, direction, ledger.currency);
      if (amountMinor === null)
        faults.push(
          lineFault(ledger.file, posting.fileLine, 'an amount below 90 million million', 'a larger one'),
        );
      else
        drafts.push({
          ...head(source, posting, named(posting.partner ?? partner, options.partners), direction),
          lineNo,
          amountMinor,
          currency: ledger.currency,
        });
    }
  }
  return { drafts, counterEntryCount, faults };
}

function head(
  source: Voucher,
  posting: Posting,
  partner: BusinessPartner | null,
  direction: 'received' | 'sent' | null,
): Omit<HistoryDraft, 'lineNo' | 'amountMinor' | 'currency'> {
  const text = posting.text === '' ? source.text : posting.text;
  const taxCode: Record<string, string> = posting.taxCode === '' ? {} : { tax_code: posting.taxCode };
  return {
    documentId: source.id,
    date: source.date,
    direction,
    supplierName: partner?.name ?? '',
    supplierId: partner?.id ?? '',
    supplierTaxId: partner?.taxId ?? '',
    text,
    quantity: posting.quantity === null ? null : floatingNumber(posting.quantity),
    unitPrice: null,
    taxRate: posting.taxRate,
    company: '',
    fields: source.journal === '' ? {} : { journal: source.journal },
    coding: { account: posting.account, ...posting.dimensions, ...taxCode },
  };
}

/** The one whom the voucher is about: of its postings to partners the first that names one, else of any. */
function partnerOf(postings: readonly Posting[]): BusinessPartner | null {
  const control = postings.find(({ role, partner }) => role === 'partner' && partner !== null);
  return control?.partner ?? postings.find(({ partner }) => partner !== null)?.partner ?? null;
}

function named(
  partner: BusinessPartner | null,
  known: ReadonlyMap<string, BusinessPartner>,
): BusinessPartner | null {
  return partner?.name === '' ? (known.get(partner.id) ?? partner) : partner;
}

function directionOf(partner: BusinessPartner | null): 'received' | 'sent' | null {
  if (partner === null) return null;
  return partner.kind === 'supplier' ? 'received' : 'sent';
}

function amountOf(
  { amount }: Posting,
  direction: 'received' | 'sent' | null,
  currency: string,
): number | null {
  return minorUnits(direction === 'sent' ? negated(amount) : amount, minorDigits(currency));
}
