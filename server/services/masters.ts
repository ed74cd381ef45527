import type { MasterValue } from '../../core/domain/masters.ts';

/** A supplier as the ERP has it. */
export interface Supplier {
  readonly supplierId: string;
  readonly name: string;
  readonly taxId: string;
}

/** What the add-in needs beside a model: which values there are, and who the suppliers are. */
export interface TenantMasters {
  /** SHA-256 of the content in hexadecimal digits; the same content has the same. */
  readonly sha256: string;
  /** By dimension, each by code; of several connections the first that has a code. */
  readonly dimensions: Readonly<Record<string, readonly MasterValue[]>>;
  /** By id. */
  readonly suppliers: readonly Supplier[];
}

/** Master records that were pulled. */
export interface MastersService {
  read(tenantId: string): Promise<TenantMasters>;
}
