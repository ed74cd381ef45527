import type { WorkbenchState } from '../../controllers/workbench-state.ts';

/** Values that the history has for a dimension of the journal, most used first; none where it lacks the dimension. */
export function knownValues({ journal, history }: WorkbenchState, dimension: number): readonly string[] {
  const name = journal?.dimensions[dimension];
  if (name === undefined || !history) return [];
  return history.knownValues[history.dimensions.indexOf(name)] ?? [];
}
