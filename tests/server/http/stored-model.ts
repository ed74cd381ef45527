import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { modelFiles, models } from '../../../server/storage/schema.ts';
import type { Store } from '../../../server/storage/store.ts';

/** Bytes of the model that a tenant has. */
export function modelBytesOf(tenantId: string, byteCount = 4_000): Uint8Array {
  return new TextEncoder().encode(`model of ${tenantId} `.repeat(byteCount).slice(0, byteCount));
}

/** Stores an evaluated model of a tenant that exists. */
export async function storeModel(
  store: Store,
  tenantId: string,
  modelId: string,
  bytes = modelBytesOf(tenantId),
): Promise<void> {
  await store.inTenant(tenantId, async (transaction) => {
    await transaction.insert(models).values({
      tenantId,
      modelId,
      state: 'evaluated',
      createdAt: '2026-01-31T09:30:00.000Z',
      lineCount: 10,
      decisionSequence: 0,
      historyRevision: 0,
      firstDay: '2025-01-01',
      lastDay: '2025-12-31',
      dimensions: ['account'],
      headerFieldNames: [],
      seed: 1,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      byteCount: bytes.length,
    });
    await transaction
      .insert(modelFiles)
      .values({ tenantId, modelId, gzipped: new Uint8Array(gzipSync(bytes)) });
  });
}
