import type { Draft } from '../../sync/server-door.ts';
import type { Session } from '../session/session.ts';
import { readDrafts, type DraftDoor } from './draft-door.ts';
import { conflictsSince, conflictsWithSheet, draftCodingOf } from './draft-plan.ts';
import { matchDraft, type JournalDocument, type MatchedDraft } from './match-drafts.ts';
import type { CheckedRow } from './row-check.ts';
import type { DocumentOutcome, SendingDocument } from './send-state.ts';

/** The journal's documents with the drafts that they are, and whether they may be sent. */
export function documentsToSend(
  documents: readonly JournalDocument[],
  drafts: readonly Draft[],
  checked: readonly CheckedRow[],
  session: Session,
): SendingDocument[] {
  const stopped = new Set(checked.filter(({ status }) => status === 'stopped').map(({ row }) => row));
  return documents.map((document) => {
    const rows = document.lines.map(({ row }) => row);
    const matched = matchDraft(document, drafts);
    const isStopped = rows.some((row) => stopped.has(row));
    const outcome: DocumentOutcome = isStopped ? { kind: 'stopped' } : outcomeOf(matched, session);
    return { documentId: document.documentId, rows, matched, outcome };
  });
}

/** Whether sending now could change what became of a document: also one that was refused because nobody answered. */
export function isToBeSent({ outcome }: SendingDocument): boolean {
  return outcome.kind === 'ready' || outcome.kind === 'refused';
}

/** Sends the coding of one draft. Where somebody changed it meanwhile, says which cells; nothing is written then. */
export async function sendDocument(
  door: DraftDoor,
  companyId: string,
  connectionId: string,
  matched: MatchedDraft,
  session: Session,
): Promise<DocumentOutcome> {
  const sent = await door.sendDraft(companyId, connectionId, draftCodingOf(matched, session));
  if (sent.ok) return { kind: sent.value.kind };
  if (sent.code !== 'draft-changed-in-erp') return { kind: 'refused', code: sent.code };
  const reading = await readDrafts(door, companyId, connectionId);
  const now = reading.ok ? reading.value.find(({ key }) => key === matched.draft.key) : undefined;
  const cells = now ? conflictsSince(matched, now, session) : [];
  return cells.length > 0 ? { kind: 'conflict', cells } : { kind: 'refused', code: sent.code };
}

function outcomeOf(matched: MatchedDraft | null, session: Session): DocumentOutcome {
  if (!matched) return { kind: 'no-draft' };
  const cells = conflictsWithSheet(matched, session);
  return cells.length > 0 ? { kind: 'conflict', cells } : { kind: 'ready' };
}
