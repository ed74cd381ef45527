import type * as z from 'zod';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { problem } from '../../core/contracts/problem.ts';

/** A reply, or why there is none: a code of the error table; `offline` where nobody answered. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode };

/** What became of a request. A network that is not there is told by a rejection, and by nothing else. */
export async function answerOf(asked: Promise<Response>): Promise<Answer<Response>> {
  try {
    const response = await asked;
    return response.ok ? { ok: true, value: response } : { ok: false, code: await codeOf(response) };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

/** The value that a reply carries; `contract-unknown` where it is not what the contract says. */
export async function valueOf<Value>(
  answer: Answer<Response>,
  schema: z.ZodType<Value>,
): Promise<Answer<Value>> {
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(await answer.value.json().catch(() => null));
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: 'contract-unknown' };
}

async function codeOf(response: Response): Promise<ErrorCode> {
  const said = problem.safeParse(await response.json().catch(() => null));
  if (said.success) return said.data.code;
  return response.status === 401 ? 'unauthenticated' : 'unavailable';
}
