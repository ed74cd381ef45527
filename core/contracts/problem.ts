import * as z from 'zod';
import { ERROR_CODES, ERROR_TABLE, type ErrorCode } from './error-table.ts';
import { wireFault, type WireFault } from './wire-fault.ts';

const MAX_DETAIL_LENGTH = 500;

/** How every refusal looks on the wire: RFC 9457, `application/problem+json`. */
export const problem = z
  .object({
    type: z.string().max(200),
    /** The sentence of the error table. */
    title: z.string().max(300),
    /** What of it a person can change, where the sentence of the table does not say. */
    detail: z.string().max(MAX_DETAIL_LENGTH).optional(),
    status: z.int().min(400).max(599),
    code: z.enum(ERROR_CODES),
    /** Stands in the server's log too. */
    requestId: z.string().max(128),
    faults: z.array(wireFault).max(20).optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal: RFC 9457, application/problem+json.' });

/** A refusal as it crosses the wire. */
export type Problem = z.infer<typeof problem>;

/** The media type of a problem. */
export const PROBLEM_TYPE = 'application/problem+json';

/** What a problem says beside its code. */
export interface ProblemDetails {
  readonly detail?: string;
  readonly faults?: readonly WireFault[];
}

/** The problem of a code; a code that has no status never got that far, and reads as our own mistake. */
export function problemOf(code: ErrorCode, requestId: string, details: ProblemDetails = {}): Problem {
  const { status, sentence } = ERROR_TABLE[code];
  if (status === null) return problemOf('internal', requestId);
  const { detail, faults = [] } = details;
  return {
    type: `/v1#${code}`,
    title: sentence,
    ...(detail === undefined ? {} : { detail: detail.slice(0, MAX_DETAIL_LENGTH) }),
    status,
    code,
    requestId,
    ...(faults.length > 0 ? { faults: [...faults] } : {}),
  };
}
