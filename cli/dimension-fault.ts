import { dimensionRole } from '../core/domain/coding-table-dimension-role.ts';
import type { CodingTableSet } from '../core/domain/coding-table.ts';
import type { KpiQuestion } from '../core/domain/kpi-passport.ts';
import { dimensionsOfBoth } from './coding-table-files.ts';

/** What is wrong with the dimensions that are asked for, as a sentence; null where nothing is. */
export function dimensionFault(
  truth: CodingTableSet,
  predicted: CodingTableSet,
  {
    dimensions,
    withTaxCodes,
    withApprover,
  }: Pick<KpiQuestion, 'dimensions' | 'withTaxCodes' | 'withApprover'>,
): string | null {
  const known = dimensionsOfBoth(truth, predicted);
  const missing = dimensions?.find((name) => !known.includes(name));
  if (missing !== undefined) return `expected dimensions of ${known.join(', ')}, found "${missing}"`;
  const isCounted = (name: string): boolean => {
    const role = dimensionRole(name);
    return (role !== 'taxCode' || withTaxCodes) && (role !== 'approver' || withApprover);
  };
  if (dimensions || known.some(isCounted)) return null;
  return `expected a dimension to count, found only ${known.join(', ')}`;
}
