import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import type { Caller } from './access/caller.ts';

/** What becomes known of a request on its way, for its log line and its answer. */
export interface CallState {
  requestId: string;
  /** `/v1/models/{modelId}`; never the address itself, which may name things. */
  route: string;
  caller: Caller | null;
  tenantId: string;
  errorCode: ErrorCode | null;
}

const states = new WeakMap<ServerResponse, CallState>();

/** The state of the request that `response` answers; made where there is none. */
export function callStateOf(response: ServerResponse): CallState {
  const known = states.get(response);
  if (known) return known;
  const state: CallState = { requestId: '', route: '', caller: null, tenantId: '', errorCode: null };
  states.set(response, state);
  return state;
}
