import type { SearchLimits } from './document-search.ts';

/** Two minor units for each entry, as rounding of tax leaves them; a search ends after about a twentieth of a second. */
export const DEFAULT_SEARCH_LIMITS: SearchLimits = {
  entryToleranceMinor: 2,
  documentToleranceMinor: null,
  nodeLimit: 50_000,
};
