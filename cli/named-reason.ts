import type { Masters } from '../core/domain/masters.ts';
import type { CodedCell } from '../core/workflows/code-journal.ts';

/** Values that a reason for leaving a cell to the person names. */
const NAMED_CANDIDATES = 2;

/**
 * The cell with the master records' names in its reason: that of the value filled in before it, those of the candidates of a
 * cell that is left to the person behind it. Values without a name add nothing.
 */
export function withNames(cell: CodedCell, masters: Masters | null): CodedCell {
  if (masters === null) return cell;
  const { dimension, value, reason } = cell;
  if (value !== null) {
    const name = masters.nameOf(dimension, value);
    return name === '' ? cell : { ...cell, reason: `${name}; ${reason}` };
  }
  const names = cell.alternatives.slice(0, NAMED_CANDIDATES).flatMap((candidate) => {
    const name = masters.nameOf(dimension, candidate.value);
    return name === '' ? [] : [`${candidate.value} ${name}`];
  });
  return names.length === 0 ? cell : { ...cell, reason: `${reason} (${names.join(', ')})` };
}
