import type { ErrorCode } from '../../core/contracts/error-table.ts';
import type { WireFault } from '../../core/contracts/wire-fault.ts';
import type { Outcome } from '../services/outcome.ts';
import type { EncodedFile } from './encoded-file.ts';

/** What a route answers; how it goes over the wire is not its business. */
export type Reply =
  /** `etag` names the content, so that a client that has it is answered 304. */
  | { readonly kind: 'json'; readonly status: 200 | 201 | 202; readonly body: object; readonly etag?: string }
  /** `sha256` names the content; `open` is called where the client does not have it, and gives null where it went meanwhile. */
  | { readonly kind: 'file'; readonly sha256: string; readonly open: () => Promise<EncodedFile | null> }
  /** Lines of JSON, each with its end, sent as they come. */
  | { readonly kind: 'lines'; readonly lines: AsyncIterable<string>; readonly fileName: string }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly detail?: string;
      readonly faults?: readonly WireFault[];
    };

/** A body that is not an outcome: an outcome goes through `replyOf`, which knows what a refusal is. */
type Body<T> = T extends { readonly ok: boolean } ? never : T;

/** 200 with a body. */
export function found<T extends object>(body: Body<T>, etag?: string): Reply {
  return { kind: 'json', status: 200, body, ...(etag === undefined ? {} : { etag }) };
}

/** A refusal with a code of the error table, and what of it a person can change. */
export function refused(code: ErrorCode, detail?: string): Reply {
  return { kind: 'refused', code, ...(detail === undefined ? {} : { detail }) };
}

/** 404 for what a service does not have. */
export function foundOrNot<T extends object>(body: Body<T> | null): Reply {
  return body === null ? refused('not-found') : found(body);
}

/** What a service gave, or its refusal with the sentence it has. */
export function replyOf<Value extends object>(outcome: Outcome<Value>, status: 200 | 201 | 202 = 200): Reply {
  return outcome.ok ? { kind: 'json', status, body: outcome.value } : refused(outcome.code, outcome.sentence);
}
