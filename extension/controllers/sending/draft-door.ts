import type { DraftConnection } from '../../../core/contracts/connection.ts';
import type { DraftCoding } from '../../../core/contracts/draft.ts';
import type { Masters } from '../../../core/contracts/masters.ts';
import type { KeyedStore } from '../../sync/keyed-store.ts';
import type { Answer } from '../../sync/answer.ts';
import type { Draft, DraftPage, DraftSent } from '../../sync/server-door.ts';
import { withSchemas } from '../../sync/with-schemas.ts';

/** The server as far as checking and sending need it. */
export interface DraftDoor {
  masters(companyId: string): Promise<Answer<Masters>>;
  draftConnections(companyId: string): Promise<Answer<readonly DraftConnection[]>>;
  drafts(companyId: string, connectionId: string, after: string | null): Promise<Answer<DraftPage>>;
  sendDraft(companyId: string, connectionId: string, coding: DraftCoding): Promise<Answer<DraftSent>>;
}

/** The company whose journal it is. */
export interface SendingCompany {
  readonly companyId: string;
  /** What is kept of it. */
  readonly store: KeyedStore;
  /** The way to the server; null where there is none. */
  door(): Promise<DraftDoor | null>;
}

/** Pages of drafts read at most; with more, what is here may not be all. */
const MAX_PAGES = 100;

/** All drafts of a connection as the ERP has them now; `too-large` where there are more than can be looked through. */
export async function readDrafts(
  door: DraftDoor,
  companyId: string,
  connectionId: string,
): Promise<Answer<readonly Draft[]>> {
  const drafts: Draft[] = [];
  let after: string | null = null;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const page: Answer<DraftPage> = await door.drafts(companyId, connectionId, after);
    if (!page.ok) return page;
    drafts.push(...page.value.rows);
    after = page.value.next;
    if (after === null) return { ok: true, value: drafts };
  }
  return { ok: false, code: 'too-large' };
}

/** Which connection the drafts are read from: the one chosen before, else the only one there is; '' where one has to be chosen. */
export function connectionOf(connections: readonly DraftConnection[], chosenBefore: unknown): string {
  const chosen = connections.find(({ connectionId }) => connectionId === chosenBefore);
  const [only, ...others] = connections;
  return (chosen ?? (others.length === 0 ? only : undefined))?.connectionId ?? '';
}

/** The company's masters as the server has them now, else those that were kept; null where there are none. */
export async function readMasters(
  { companyId, store }: SendingCompany,
  door: DraftDoor | null,
): Promise<Masters | null> {
  const { keepMasters, keptMasters } = await withSchemas(() => import('../../sync/masters-shelf.ts'));
  const answer = await door?.masters(companyId);
  if (!answer?.ok) return keptMasters(store);
  await keepMasters(store, answer.value);
  return answer.value;
}
