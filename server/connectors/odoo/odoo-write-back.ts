import type { DraftCoding, WriteBack } from '../draft.ts';
import { given, type Outcome } from '../outcome.ts';
import { planWriteBack, type WriteBackPlan } from '../write-back-plan.ts';
import { readBooks, type OdooBooks, type OdooSource } from './odoo-books.ts';
import { writeDistribution } from './odoo-distribution.ts';
import { draftOf } from './odoo-history.ts';
import { readMoves, taxIdsOf, type OdooLine } from './odoo-move.ts';

/** Values of one line for Odoo, or why they cannot be written. */
type LineValues = Readonly<Record<string, unknown>> | string;

/**
 * See Connector.writeBack. All lines go in one call on the document, which is one transaction. Odoo has no check against a
 * change between our reading and this call: they follow each other at once.
 */
export async function odooWriteBack(source: OdooSource, coding: DraftCoding): Promise<Outcome<WriteBack>> {
  const id = Number(coding.key);
  if (!Number.isSafeInteger(id) || id < 1) return given({ kind: 'gone' });
  const version = await source.rpc.version();
  if (!version.ok) return version;
  const books = await readBooks(source);
  if (!books.ok) return books;
  const moves = await readMoves(source, books.value, [id]);
  if (!moves.ok) return moves;
  const move = moves.value[0];
  if (move === undefined) return given({ kind: 'gone' });
  if (move.state !== 'draft') return given({ kind: 'posted' });
  const plan = planWriteBack(draftOf(move), coding);
  if (plan.kind !== 'plan') return given(plan);
  const writes = plan.lines.map((line) => ({
    id: Number(line.key),
    values: valuesOf(line, move.lines, books.value, version.value.major),
  }));
  const reasons = writes.flatMap(({ values }) => (typeof values === 'string' ? [values] : []));
  if (reasons.length > 0) return given({ kind: 'refused', reasons: [...new Set(reasons)] });
  const vals = { invoice_line_ids: writes.map((line) => [1, line.id, line.values]) };
  const call = { model: 'account.move', method: 'write', ids: [id], named: { vals } };
  const reply = await source.rpc.attempt(call, () => null);
  if (!reply.ok) return reply;
  if (reply.value.raised === null) return given({ kind: 'written', lineCount: writes.length });
  return given({ kind: 'refused', reasons: [reply.value.message || reply.value.raised] });
}

function valuesOf(
  { key, codes }: WriteBackPlan['lines'][number],
  lines: readonly OdooLine[],
  books: OdooBooks,
  major: number,
): LineValues {
  const line = lines.find((one) => String(one.id) === key);
  const values: Record<string, unknown> = {};
  let analyticIds = line?.distribution.wholeIds ?? [];
  for (const [dimension, code] of Object.entries(codes)) {
    if (dimension === 'account') {
      const account = idOf([...books.accounts.values()], dimension, code);
      if (account === null) return `account ${code} is not known, or is there more than once`;
      values['account_id'] = account;
    } else if (dimension === 'tax_code') {
      const taxes = taxIdsOf(code, books);
      if (taxes === null) return `tax_code ${code} is not known, or is there more than once`;
      values['tax_ids'] = [[6, 0, taxes]];
    } else {
      if (line?.distribution.isDivided === true)
        return `line ${key} is divided over several analytic accounts`;
      const chosen = idOf([...books.analytic.values()], dimension, code);
      if (chosen === null && code !== '')
        return `${dimension} ${code} is not known, or is there more than once`;
      const others = analyticIds.filter((id) => books.analytic.get(id)?.dimension !== dimension);
      analyticIds = chosen === null ? others : [...others, chosen];
      values['analytic_distribution'] = writeDistribution(analyticIds, major);
    }
  }
  return values;
}

function idOf(
  values: readonly {
    readonly id: number;
    readonly dimension: string;
    readonly value: { readonly code: string };
  }[],
  dimension: string,
  code: string,
): number | null {
  const found = values.filter((one) => one.dimension === dimension && one.value.code === code);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
