/** What a segment is, beside the accounting dimensions: tax codes and the first approver are counted or not, by choice. */
export type DimensionRole = 'dimension' | 'taxCode' | 'approver';

/** The role of a dimension by its name: `tax_code`, `vat_code_2`, `approver`, `first_approver`, ... */
export function dimensionRole(name: string): DimensionRole {
  if (/(^|_)(tax|vat)(_|$)/.test(name)) return 'taxCode';
  return /(^|_)approver(_|$)/.test(name) ? 'approver' : 'dimension';
}
