import type { DraftCoding, WriteBack } from '../draft.ts';
import { given, type Outcome } from '../outcome.ts';
import { planWriteBack, type WriteBackPlan } from '../write-back-plan.ts';
import { draftOf } from './tryton-drafts.ts';
import type { TrytonInvoice } from './tryton-invoice.ts';
import type { TrytonLine } from './tryton-line.ts';
import { resolveCodes, type CodeBook } from './tryton-codes.ts';
import { linesOf, searchInvoices, type TrytonSource } from './tryton-source.ts';

/** How often a write is tried whose time stamp was overtaken: by our own earlier try, or by someone else. */
const MAX_TRIES = 2;

/**
 * See Connector.writeBack. All lines go in one call on the invoice, which is one transaction and computes its taxes anew; the
 * time stamp read goes with it, and Tryton refuses the call where someone wrote in between. That may have been a try of ours
 * whose answer was lost: then the draft is compared anew.
 */
export async function trytonWriteBack(
  source: TrytonSource,
  coding: DraftCoding,
): Promise<Outcome<WriteBack>> {
  let writtenCount = 0;
  for (let tryCount = 1; ; tryCount += 1) {
    const prepared = await prepare(source, coding);
    if (!prepared.ok) return prepared;
    const { value } = prepared;
    if (value.kind === 'unchanged' && writtenCount > 0)
      return given({ kind: 'written', lineCount: writtenCount });
    if (value.kind !== 'ready') return given(value);
    writtenCount = value.lineCount;
    const written = await write(source, value.invoice, value.lines, value.lineCount);
    if (!written.ok || written.value.kind !== 'changed' || tryCount >= MAX_TRIES) return written;
  }
}

/** A call that can be made. */
interface ReadyWrite {
  readonly kind: 'ready';
  readonly invoice: TrytonInvoice;
  readonly lines: readonly unknown[];
  readonly lineCount: number;
}

async function prepare(
  source: TrytonSource,
  coding: DraftCoding,
): Promise<Outcome<ReadyWrite | Exclude<WriteBack, { kind: 'written' }>>> {
  const id = Number(coding.key);
  if (!Number.isSafeInteger(id)) return given({ kind: 'gone' });
  const found = await searchInvoices(source, { domain: [['id', '=', id]], order: [], limit: 1 });
  if (!found.ok) return found;
  const invoice = found.value[0];
  if (invoice === undefined) return given({ kind: 'gone' });
  if (invoice.state === 'validated') return given({ kind: 'changed', what: 'it was validated' });
  if (invoice.state !== 'draft') return given({ kind: 'posted' });
  const lines = await linesOf(source, [invoice]);
  if (!lines.ok) return lines;
  const current = lines.value.get(id) ?? [];
  const plan = planWriteBack(draftOf(invoice, current), coding);
  if (plan.kind !== 'plan') return given(plan);
  const codes = await resolveCodes(source, plan);
  if (!codes.ok) return codes;
  if (codes.value.unknown.length > 0) return given({ kind: 'refused', reasons: codes.value.unknown });
  const writes = lineWrites(plan, current, codes.value);
  return given({ kind: 'ready', invoice, lines: writes, lineCount: plan.lines.length });
}

async function write(
  { rpc, context }: TrytonSource,
  { id, timestamp }: TrytonInvoice,
  lines: readonly unknown[],
  lineCount: number,
): Promise<Outcome<WriteBack>> {
  const params = [[id], { lines }, { ...context, _timestamp: { [`account.invoice,${id}`]: timestamp } }];
  const reply = await rpc.attempt('model.account.invoice.write', params, () => null);
  if (!reply.ok) return reply;
  if (reply.value.raised === null) return given({ kind: 'written', lineCount });
  if (reply.value.raised === 'ConcurrencyException')
    return given({ kind: 'changed', what: 'someone saved it at the same moment' });
  return given({ kind: 'refused', reasons: [reply.value.message || reply.value.raised] });
}

/** The write of each line in the form of a One2Many field. */
function lineWrites(plan: WriteBackPlan, current: readonly TrytonLine[], book: CodeBook): readonly unknown[] {
  return plan.lines.map(({ key, codes }) => {
    const line = current.find(({ id }) => String(id) === key);
    const values: Record<string, unknown> = {};
    const entries: unknown[] = [];
    for (const [dimension, code] of Object.entries(codes)) {
      const ids = book.idsOf(dimension, code);
      if (dimension === 'account') values['account'] = ids[0];
      else if (dimension === 'tax_code') values['taxes'] = taxWrites(line?.taxes ?? [], ids);
      else entries.push(entryWrite(line, dimension, ids[0] ?? null, book));
    }
    if (entries.length > 0) values['analytic_accounts'] = entries;
    return ['write', [Number(key)], values];
  });
}

function taxWrites(current: TrytonLine['taxes'], wanted: readonly number[]): readonly unknown[] {
  const had = current.map(({ id }) => id);
  const added = wanted.filter((id) => !had.includes(id));
  const removed = had.filter((id) => !wanted.includes(id));
  return [
    ...(removed.length > 0 ? [['remove', removed]] : []),
    ...(added.length > 0 ? [['add', added]] : []),
  ];
}

function entryWrite(
  line: TrytonLine | undefined,
  dimension: string,
  account: number | null,
  book: CodeBook,
): unknown {
  const entry = line?.entries.find((one) => one.dimension === dimension);
  if (entry !== undefined) return ['write', [entry.id], { account }];
  return ['create', [{ root: book.rootOf(dimension), account }]];
}
