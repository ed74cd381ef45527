import type { Draft } from '../../sync/server-door.ts';
import type { FoundLine } from '../../worker/messages.ts';

type DraftLine = Draft['lines'][number];

/** A document of the journal with the draft of the ERP that it is, line by line. */
export interface MatchedDraft {
  readonly draft: Draft;
  readonly lines: readonly { readonly row: number; readonly draftLine: DraftLine }[];
}

/** Rows of the journal that are one document; a row without a document's number is one by itself. */
export interface JournalDocument {
  readonly documentId: string | null;
  readonly lines: readonly FoundLine[];
}

/** The documents of a journal, in the order of their first rows. */
export function documentsOf(found: readonly FoundLine[]): JournalDocument[] {
  const byDocument = new Map<string | number, FoundLine[]>();
  for (const one of found) {
    const name = one.line.documentId ?? one.row;
    const others = byDocument.get(name);
    if (others) others.push(one);
    else byDocument.set(name, [one]);
  }
  return [...byDocument.values()].map((lines) => ({ documentId: lines[0]?.line.documentId ?? null, lines }));
}

/** Drafts that bear a document's number: what a person knows them by, or their key. */
export function draftsNamed({ documentId }: JournalDocument, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(({ label, key }) => label === documentId || key === documentId);
}

/**
 * The one draft that bears the document's number and has a line of the same amount and text for each of its rows; null
 * where none has, or several have: what is sent must not go to another document. Lines that are alike to the letter are
 * taken in their order.
 */
export function matchDraft(document: JournalDocument, drafts: readonly Draft[]): MatchedDraft | null {
  const matches = draftsNamed(document, drafts).flatMap((draft) => {
    const lines = matchLines(document.lines, draft.lines);
    return lines ? [{ draft, lines }] : [];
  });
  const [match, ...others] = matches;
  return match && others.length === 0 ? match : null;
}

/** By document number what its lines come to in the ERP, where the journal has as many of them. */
export function draftTotals(
  documents: readonly JournalDocument[],
  drafts: readonly Draft[],
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const document of documents) {
    const [draft, ...others] = draftsNamed(document, drafts);
    const isWhole = draft?.lines.length === document.lines.length;
    if (document.documentId === null || !draft || !isWhole || others.length > 0) continue;
    totals.set(
      document.documentId,
      draft.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    );
  }
  return totals;
}

function matchLines(found: readonly FoundLine[], lines: readonly DraftLine[]): MatchedDraft['lines'] | null {
  const free = new Map<string, DraftLine[]>();
  for (const line of lines) {
    const same = free.get(likeness(line));
    if (same) same.push(line);
    else free.set(likeness(line), [line]);
  }
  const matched = found.flatMap(({ row, line }) => {
    const draftLine = free.get(likeness(line))?.shift();
    return draftLine ? [{ row, draftLine }] : [];
  });
  return matched.length === found.length ? matched : null;
}

function likeness({ amountMinor, text }: { readonly amountMinor: number; readonly text: string }): string {
  return `${amountMinor} ${text.trim()}`;
}
