import type * as z from 'zod';
import type { Scope } from '../../core/contracts/scope.ts';
import { faultsOf, type WireFault } from '../../core/contracts/wire-fault.ts';
import { callerId } from '../../core/contracts/wire-text.ts';
import type { Caller } from './access/caller.ts';
import { refused, type Reply } from './reply.ts';

/** The methods that routes have. */
export type Method = 'get' | 'post' | 'patch' | 'delete';

/** What comes back when all goes well. */
export type Yield =
  | { readonly kind: 'json'; readonly status: 200 | 201 | 202; readonly schema: z.ZodType }
  | { readonly kind: 'file' | 'lines' | 'empty' };

/** What a route says of itself, for the OpenAPI document, the reference page and whoever mounts it. */
export interface RouteCard {
  readonly method: Method;
  /** Below /v1, parameters in braces: `/models/{modelId}`. */
  readonly path: string;
  /** Null: anyone may ask, without a key. */
  readonly scope: Scope | null;
  /** `one`: the request is about one tenant; `none`: about the caller. */
  readonly tenancy: 'one' | 'none';
  /** One line for the reference. */
  readonly summary: string;
  /** Whether an Idempotency-Key header has to come with it. */
  readonly isIdempotent?: boolean;
  /** The parts that are looked at: `params`, `query`, `body`, those of them that the route takes. */
  readonly takes: z.ZodObject;
  readonly gives: Yield;
}

/** A request as it came, once it is known who sent it. */
export interface RawCall {
  readonly caller: Caller;
  /** '' on a route with `tenancy: 'none'`. */
  readonly tenantId: string;
  readonly idempotencyKey: string | undefined;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** What a handler works with, parsed and authorised. */
export interface Call<Taken> {
  readonly caller: Caller;
  readonly tenantId: string;
  /** '' on a route that does not ask for one. */
  readonly idempotencyKey: string;
  /** The parts that the route takes. */
  readonly taken: Taken;
}

/** A route: parse, call, reply. Whoever mounts it authorises before. */
export interface Route extends RouteCard {
  readonly scope: Scope;
  answer(raw: RawCall): Promise<Reply>;
}

/** A route with its handler, which sees parsed values only. */
export function route<Takes extends z.ZodObject>(
  card: RouteCard & { readonly scope: Scope; readonly takes: Takes },
  handle: (call: Call<z.infer<Takes>>) => Promise<Reply>,
): Route {
  return {
    ...card,
    async answer({ caller, tenantId, idempotencyKey, params, query, body }) {
      const key = card.isIdempotent === true ? callerId.safeParse(idempotencyKey) : null;
      const taken = card.takes.safeParse({ params, query, body });
      if (taken.success && key?.success !== false)
        return handle({ caller, tenantId, idempotencyKey: key?.data ?? '', taken: taken.data });
      const faults = [
        ...faultsOfHeader(key?.error),
        ...(taken.error ? faultsOf(taken.error).map(withPlaceOf) : []),
      ];
      // An address that cannot be one of ours is none, whatever else is wrong.
      if (faults.some(({ path }) => path.startsWith('params'))) return refused('not-found');
      return { kind: 'refused', code: 'invalid', faults };
    },
  };
}

function faultsOfHeader(error: z.ZodError | undefined): readonly WireFault[] {
  return error === undefined
    ? []
    : faultsOf(error).map(({ expected }) => ({ path: 'Idempotency-Key', expected }));
}

/** A body's fields are named as they stand in it: `lines[3].amountMinor`. */
function withPlaceOf({ path, expected }: WireFault): WireFault {
  return { path: path.replace(/^body\.?/, ''), expected };
}
