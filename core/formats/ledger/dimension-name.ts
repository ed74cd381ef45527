import { recognizeHeader } from '../history/recognize-header.ts';

/**
 * The name of a dimension that a ledger describes in its own language: `cost_centre` for Kostnadsställe, the description
 * itself in small letters for what is not known. '' where there is no description.
 */
export function dimensionName(description: string): string {
  const known = recognizeHeader(description)?.target;
  if (known?.kind === 'coding' && known.dimension !== 'account') return known.dimension;
  return description
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}
