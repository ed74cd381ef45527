import type { Partitioner } from '../core/engine/partitioner.ts';

/** x */
export async function compareSolvers(_partitioner: Partitioner): Promise<void> {
  await Promise.resolve();
}
