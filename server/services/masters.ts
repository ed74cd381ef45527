import { asc, eq } from 'drizzle-orm';
import type { MasterValue } from '../../core/domain/masters.ts';
import { sha256Hex } from '../storage/audit-chain.ts';
import { masterValues, suppliers } from '../storage/schema.ts';
import type { Ground } from './ground.ts';

/** A supplier as the ERP has it. */
export interface Supplier {
  readonly supplierId: string;
  readonly name: string;
  readonly taxId: string;
  readonly isBlocked: boolean;
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

/** Master records kept in a store. */
export function createMasters({ store }: Ground): MastersService {
  return {
    read: (tenantId) =>
      store.inTenant(tenantId, async (transaction) => {
        const values = await transaction
          .select()
          .from(masterValues)
          .where(eq(masterValues.tenantId, tenantId))
          .orderBy(asc(masterValues.dimension), asc(masterValues.code), asc(masterValues.connectionId));
        const rows = await transaction
          .select()
          .from(suppliers)
          .where(eq(suppliers.tenantId, tenantId))
          .orderBy(asc(suppliers.supplierId), asc(suppliers.connectionId));
        const content = { dimensions: dimensionsOf(values), suppliers: suppliersOf(rows) };
        return { sha256: sha256Hex(JSON.stringify(content)), ...content };
      }),
  };
}

function dimensionsOf(rows: readonly (typeof masterValues.$inferSelect)[]): TenantMasters['dimensions'] {
  const dimensions: Record<string, MasterValue[]> = {};
  for (const { dimension, code, name, parentCode, validFrom, validUntil, isBlocked, allowed } of rows) {
    const values = (dimensions[dimension] ??= []);
    if (values.at(-1)?.code !== code)
      values.push({ code, name, parentCode, validFrom, validUntil, isBlocked, allowed });
  }
  return dimensions;
}

function suppliersOf(rows: readonly (typeof suppliers.$inferSelect)[]): Supplier[] {
  return rows
    .filter(({ supplierId }, at) => rows[at - 1]?.supplierId !== supplierId)
    .map(({ supplierId, name, taxId, isBlocked }) => ({ supplierId, name, taxId, isBlocked }));
}
