import type { PageQuery } from '../../core/contracts/page.ts';
import type { PageRequest } from '../services/page.ts';

/** A page query as services take it. */
export function pageRequest({ after, limit }: PageQuery): PageRequest {
  return { after: after ?? null, limit };
}
