import type { DraftCoding, WriteBack } from '../draft.ts';
import { given, type Outcome } from '../outcome.ts';
import { planWriteBack, type WriteBackPlan } from '../write-back-plan.ts';
import type { BatchResult, BcClient } from './bc-client.ts';
import { accountChanges, dimensionChanges, resolveBcCodes } from './bc-changes.ts';
import { draftOf } from './bc-history.ts';
import { INVOICE_OPTIONS, readInvoice, type BcInvoice } from './bc-invoice.ts';

/** How often a write is tried whose etags were overtaken: by our own earlier try, or by someone else. */
const MAX_TRIES = 2;

/**
 * See Connector.writeBack. Accounts and tax codes go first, in one transaction, each with the etag that was read; dimensions
 * after them, from a second reading: a new account brings its default dimensions along. Where a change is refused because the
 * record is another one now, that may be the work of a try whose answer was lost: the draft is compared anew.
 */
export async function bcWriteBack(
  client: BcClient,
  placeholders: readonly string[],
  coding: DraftCoding,
): Promise<Outcome<WriteBack>> {
  let writtenCount = 0;
  for (let tryCount = 1; ; tryCount += 1) {
    const draft = await readDraft(client, placeholders, coding.key);
    if (!draft.ok) return draft;
    if (draft.value === null) return given({ kind: 'gone' });
    if (draft.value.status === 'In Review') return given({ kind: 'changed', what: 'it is in review' });
    if (draft.value.status !== 'Draft') return given({ kind: 'posted' });
    const plan = planWriteBack(draftOf(draft.value), coding);
    if (plan.kind === 'unchanged' && writtenCount > 0)
      return given({ kind: 'written', lineCount: writtenCount });
    if (plan.kind !== 'plan') return given(plan);
    writtenCount = Math.max(writtenCount, plan.lines.length);
    const made = await writePlan(client, placeholders, draft.value, plan);
    if (!made.ok) return made;
    if (!('isDone' in made.value)) return given(made.value);
    if (made.value.isDone) return given({ kind: 'written', lineCount: writtenCount });
    if (tryCount < MAX_TRIES) continue;
    const { status, message } = made.value;
    return given(
      status === 412
        ? { kind: 'changed', what: 'someone saved it at the same moment' }
        : { kind: 'refused', reasons: [message] },
    );
  }
}

async function writePlan(
  client: BcClient,
  placeholders: readonly string[],
  draft: BcInvoice,
  plan: WriteBackPlan,
): Promise<Outcome<BatchResult | WriteBack>> {
  const codes = await resolveBcCodes(client, plan);
  if (!codes.ok) return codes;
  if (codes.value.unknown.length > 0) return given({ kind: 'refused', reasons: codes.value.unknown });
  const accounts = await client.change(accountChanges(plan, draft, codes.value));
  if (!accounts.ok || !accounts.value.isDone) return accounts;
  const again = await readDraft(client, placeholders, draft.id);
  if (!again.ok) return again;
  if (again.value === null) return given({ kind: 'gone' });
  return client.change(dimensionChanges(plan, again.value, codes.value));
}

function readDraft(
  client: BcClient,
  placeholders: readonly string[],
  key: string,
): Promise<Outcome<BcInvoice | null>> {
  // A key is part of a path: anything but a GUID is no key of ours.
  if (!/^[0-9a-f-]{36}$/i.test(key)) return Promise.resolve(given(null));
  const path = client.pathOf(`purchaseInvoices(${key})`, INVOICE_OPTIONS);
  return client.one(path, (place) => readInvoice(place, placeholders));
}
