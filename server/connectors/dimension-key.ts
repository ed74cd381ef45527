const OWN_NAMES = new Set(['account', 'tax_code']);

/**
 * The name in coding of a dimension that a source knows by a code: `COST CENTRE` is `cost_centre`. One that would be taken for
 * Kontera's own account or tax code gets `dimension_` before it.
 */
export function dimensionKey(code: string): string {
  const name = code
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  return OWN_NAMES.has(name) || name === '' ? `dimension_${name}` : name;
}
