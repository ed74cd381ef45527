import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';
import type { Page, PageRequest } from './page.ts';

/** A company whose ledger lies apart from all others. */
export interface Tenant {
  /** 1 to 40 of a-z, 0-9 and hyphens inside. */
  readonly tenantId: string;
  readonly name: string;
  /** Who looks after the tenant: the tenant id of a partner; null: no one but itself. */
  readonly partner: string | null;
  readonly createdAt: string;
  readonly erasedAt: string | null;
}

/** Companies: made, listed, exported, erased. */
export interface Tenants {
  /** Conflict where the id is taken, also by an erased tenant; invalid where it is no id. */
  create(
    tenantId: string,
    given: { readonly name: string; readonly partner: string | null },
    actor: Actor,
  ): Promise<Outcome<Tenant>>;
  /** Null where there is none. */
  find(tenantId: string): Promise<Tenant | null>;
  /** By id; `partner` limits the list to those that a partner looks after, null lists all. */
  list(partner: string | null, page: PageRequest): Promise<Page<Tenant>>;
  /** Everything kept about a tenant but sealed secrets and key hashes, as lines of JSON: `{"table":…,"row":…}`. */
  exportLines(tenantId: string): AsyncIterable<string>;
  /**
   * Removes everything but the audit chain, whose contents are emptied and whose hashes stay. Its keys stop working.
   * Doing it again changes nothing.
   */
  erase(tenantId: string, actor: Actor): Promise<Outcome<{ readonly rowCount: number }>>;
}
