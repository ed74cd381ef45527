import type { ProposalSink } from '../core/workflows/learner.ts';

/** Lines predicted, and how many were right, by the suppliers' days in the order in which these come. */
export interface SupplierDays {
  readonly lineCount: number;
  readonly rights: readonly number[];
}

/** Counts first candidates that are right; lines of one supplier's day go right and wrong together. */
export function supplierDayLog(): { readonly sink: ProposalSink; days(): SupplierDays } {
  const rights = new Map<string, number>();
  let lineCount = 0;
  return {
    sink: (line, _dimension, { rank }) => {
      const supplierDay = `${line.date} ${line.supplierName}`;
      rights.set(supplierDay, (rights.get(supplierDay) ?? 0) + (rank === 0 ? 1 : 0));
      lineCount += 1;
    },
    days: () => ({ lineCount, rights: [...rights.values()] }),
  };
}

/** Share of lines right, 0..1. */
export function shareRight({ rights, lineCount }: SupplierDays): number {
  return rights.reduce((sum, right) => sum + right, 0) / lineCount;
}

/** Standard error of the difference of two shares of the same lines, where suppliers' days are drawn as a whole. */
function standardError(ours: SupplierDays, others: SupplierDays): number {
  const squares = ours.rights.reduce(
    (sum, right, group) => sum + ((others.rights[group] ?? 0) - right) ** 2,
    0,
  );
  return Math.sqrt(squares) / ours.lineCount;
}

/** What `others` are ahead of `ours`, in points with the standard error: `+0.3 ± 0.1`. */
export function gainText(ours: SupplierDays, others: SupplierDays): string {
  const points = 100 * (shareRight(others) - shareRight(ours));
  return `${points > 0 ? '+' : ''}${points.toFixed(1)} ± ${(100 * standardError(ours, others)).toFixed(1)}`;
}
