import type { WorkbenchState } from './workbench-state.ts';

const NONE: readonly string[] = [];

/** Values that the history has for a dimension of the journal, most used first; none where it lacks the dimension. */
export function knownValues(
  { journal, history }: Pick<WorkbenchState, 'journal' | 'history'>,
  dimension: number,
): readonly string[] {
  const name = journal?.dimensions[dimension];
  if (name === undefined || !history) return NONE;
  return history.knownValues[history.dimensions.indexOf(name)] ?? NONE;
}
