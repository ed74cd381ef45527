import { decimalText } from '../../core/domain/decimal.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { DEMO_SEED, demoCompany } from '../../core/demo/demo-company.ts';
import type { FilledInvoice, TrytonFilling } from './real-tryton.ts';

/** The account that stands for "to be coded". */
export const PLACEHOLDER = '6999';

/** A draft's lines with the coding that the demo company posted them with. */
export interface CodedDraft {
  readonly reference: string;
  readonly lines: readonly { readonly account: string; readonly costCentre: string; readonly tax: string }[];
}

/** Suppliers whose documents are taken: few, so that a short history tells something of each. */
const SUPPLIER_COUNT = 15;

/** The last documents of the demo company's largest suppliers: most of them posted, the very last ones uncoded drafts. */
export function demoFilling(
  postedCount: number,
  draftCount: number,
): { readonly filling: TrytonFilling; readonly truth: readonly CodedDraft[] } {
  const company = demoCompany(DEMO_SEED);
  const euro = company.history.lines.filter(({ currency }) => currency === 'EUR');
  const largest = largestSuppliers(euro);
  const documents = documentsOf(euro.filter(({ supplierId }) => largest.has(supplierId))).slice(
    -postedCount - draftCount,
  );
  const posted = documents.slice(0, postedCount).map((lines) => invoiceOf(lines, true));
  const uncoded = documents.slice(postedCount);
  const lines = documents.flat();
  const used = (place: number): ReadonlySet<string> =>
    new Set(lines.flatMap(({ coding }) => coding[place] ?? []));
  const suppliers = new Map(lines.map(({ supplierId, supplierName }) => [supplierId, supplierName]));
  return {
    filling: {
      currency: 'EUR',
      companyName: company.name,
      years: [...new Set(lines.map(({ date }) => Number(date.slice(0, 4))))],
      accounts: [
        ...company.chart.accounts
          .filter(({ code }) => used(0).has(code))
          .map(({ code, name }) => ({ code, name })),
        { code: PLACEHOLDER, name: 'To be coded' },
      ],
      taxes: company.taxCodes
        .filter(({ code }) => used(2).has(code))
        .map(({ code, ratePercent }) => ({ name: code, rate: String(ratePercent / 100) })),
      costCentres: company.costCentres.filter(({ code }) => used(1).has(code)),
      suppliers: [...suppliers].map(([id, name]) => ({ id, name })),
      user: 'kontera',
      password: 'qwjz73.blumenkohl',
      posted,
      drafts: uncoded.map((document) => invoiceOf(document, false)),
    },
    truth: uncoded.map((document) => ({
      reference: document[0]?.documentId ?? '',
      lines: document.map(codingOf),
    })),
  };
}

function largestSuppliers(lines: readonly LedgerLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { supplierId } of lines) counts.set(supplierId, (counts.get(supplierId) ?? 0) + 1);
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  return new Set(ordered.slice(0, SUPPLIER_COUNT).map(([id]) => id));
}

function documentsOf(lines: readonly LedgerLine[]): readonly (readonly LedgerLine[])[] {
  const documents = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const id = line.documentId ?? '';
    documents.set(id, [...(documents.get(id) ?? []), line]);
  }
  return [...documents.values()];
}

function invoiceOf(lines: readonly LedgerLine[], isCoded: boolean): FilledInvoice {
  const [first] = lines;
  if (first === undefined) throw new Error('a document without lines');
  return {
    supplier: first.supplierId,
    reference: first.documentId ?? '',
    date: first.date,
    lines: lines.map((line) => ({
      ...(isCoded ? codingOf(line) : { account: PLACEHOLDER, tax: '', costCentre: '' }),
      text: line.text,
      quantity: 1,
      unitPrice: decimalText({ unscaled: BigInt(line.amountMinor), scale: 2 }),
    })),
  };
}

function codingOf({ coding }: LedgerLine): { account: string; costCentre: string; tax: string } {
  const [account, costCentre, tax] = coding;
  return { account: account ?? PLACEHOLDER, costCentre: costCentre ?? '', tax: tax ?? '' };
}
