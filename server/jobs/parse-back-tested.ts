import { isJsonObject, type Json, type JsonObject } from '../storage/json.ts';
import type { BackTested, DimensionComparison } from './training-task.ts';

/** The parts of a stored back-test that the rule of champion and challenger reads. */
export interface JudgedBackTest {
  readonly protocol: object | null;
  readonly dimensions: Readonly<Record<string, { readonly accuracy: number | null }>>;
  readonly comparison: BackTested['comparison'];
}

/** Reads a back-test as it was stored. Throws where it is none: then the row was written by something else. */
export function parseBackTested(stored: JsonObject): JudgedBackTest {
  const { protocol = null, dimensions = null } = stored;
  const comparison: Json = stored['comparison'] ?? null;
  if (!isJsonObject(dimensions)) throw new Error('a stored back-test has no dimensions');
  const accuracies = Object.entries(dimensions).map(
    ([name, figures]): [string, { accuracy: number | null }] => {
      const accuracy = isJsonObject(figures) ? figures['accuracy'] : null;
      return [name, { accuracy: typeof accuracy === 'number' ? accuracy : null }];
    },
  );
  return {
    protocol: isJsonObject(protocol) ? protocol : null,
    dimensions: Object.fromEntries(accuracies),
    comparison: isList(comparison) ? comparison.map(parseComparison) : null,
  };
}

function parseComparison(stored: Json): DimensionComparison {
  const { dimension, lineCount, championOnly, challengerOnly } = isJsonObject(stored) ? stored : {};
  const isWhole =
    typeof dimension === 'string' &&
    typeof lineCount === 'number' &&
    typeof championOnly === 'number' &&
    typeof challengerOnly === 'number';
  if (!isWhole) throw new Error('a stored comparison is not whole');
  return { dimension, lineCount, championOnly, challengerOnly };
}

function isList(stored: Json): stored is readonly Json[] {
  return Array.isArray(stored);
}
