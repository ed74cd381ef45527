import type { Fault, History } from '../../domain/ledger-line.ts';
import type { BusinessPartner } from '../../domain/voucher.ts';
import { historyOf, MAX_HISTORY_LINES, type HistoryDraft } from './history-draft.ts';
import { invoiceDrafts } from './invoice-drafts.ts';
import { ledgerDrafts } from './ledger-drafts.ts';
import type { DocumentReading } from './document-reading.ts';

/** A file that was read, with its name. */
export interface ReadFile {
  readonly file: string;
  readonly reading: Extract<DocumentReading, { ok: true }>;
}

/** How to make lines of what was read. */
export interface ConversionOptions {
  /** Tax numbers or names of the company itself, by which sent and received invoices are told apart. */
  readonly ownIds: readonly string[];
  /** True: postings to partners, taxes, banks and cash become lines too. */
  readonly keepCounterEntries: boolean;
}

/** Several files as one history. */
export interface Conversion {
  readonly history: History;
  readonly documentCount: number;
  readonly counterEntryCount: { readonly partner: number; readonly tax: number; readonly cash: number };
  readonly dimensionsLeftOut: readonly string[];
  /** Whether lines beyond five million were cut. */
  readonly isCut: boolean;
}

/** The lines of all files in the order of the files; `target` names the history for messages. */
export function convert(
  target: string,
  files: readonly ReadFile[],
  { ownIds, keepCounterEntries }: ConversionOptions,
): Conversion {
  const partners = partnersById(files);
  const drafts: HistoryDraft[] = [];
  const faults: Fault[] = [];
  const counterEntryCount = { partner: 0, tax: 0, cash: 0 };
  let documentCount = 0;
  for (const { reading } of files) {
    const { content } = reading;
    faults.push(...reading.leftOut);
    if (content.kind === 'invoices') {
      documentCount += content.invoices.length;
      for (const invoice of content.invoices) addAll(drafts, invoiceDrafts(invoice, ownIds));
    } else if (content.kind === 'history') {
      documentCount += documentCountOf(content.history);
      addAll(drafts, historyDrafts(content.history));
    } else {
      documentCount += content.ledger.vouchers.length + content.ledger.documents.length;
      const lines = ledgerDrafts(content.ledger, { keepCounterEntries, partners });
      addAll(drafts, lines.drafts);
      faults.push(...lines.faults);
      counterEntryCount.partner += lines.counterEntryCount.partner;
      counterEntryCount.tax += lines.counterEntryCount.tax;
      counterEntryCount.cash += lines.counterEntryCount.cash;
    }
  }
  const isCut = drafts.length > MAX_HISTORY_LINES;
  const { history, dimensionsLeftOut } = historyOf(target, drafts.slice(0, MAX_HISTORY_LINES), faults);
  return { history, documentCount, counterEntryCount, dimensionsLeftOut, isCut };
}

/** One by one: a spread of a million arguments overflows the stack. */
function addAll(drafts: HistoryDraft[], more: readonly HistoryDraft[]): void {
  for (const draft of more) drafts.push(draft);
}

/** Partners that any of the files names: a DATEV export keeps them in a file of their own. */
function partnersById(files: readonly ReadFile[]): ReadonlyMap<string, BusinessPartner> {
  const ledgers = files.flatMap(({ reading }) =>
    reading.content.kind === 'ledger' ? [reading.content.ledger] : [],
  );
  return new Map(
    ledgers.flatMap(({ partners }) => partners.map((partner) => [partner.id, partner] as const)),
  );
}

function documentCountOf({ lines }: History): number {
  const alone = lines.filter(({ documentId }) => documentId === null).length;
  return new Set(lines.map(({ documentId }) => documentId)).size - (alone > 0 ? 1 : 0) + alone;
}

function historyDrafts({ lines, dimensions, headerFieldNames }: History): readonly HistoryDraft[] {
  return lines.map(({ headerFields, coding, ...line }) => ({
    ...line,
    fields: Object.fromEntries(
      headerFieldNames
        .map((name, at) => [name, headerFields[at] ?? ''] as const)
        .filter(([, text]) => text !== ''),
    ),
    coding: Object.fromEntries(
      dimensions.flatMap((name, at) => {
        const code = coding[at] ?? null;
        return code === null ? [] : [[name, code] as const];
      }),
    ),
  }));
}
