import { Masters, type MasterValue } from '../../core/domain/masters.ts';
import type { MasterLists } from './desk-messages.ts';

/** The records of lists by dimension. */
export function mastersOf(lists: MasterLists): Masters {
  const byCode = (values: readonly MasterValue[]): [string, MasterValue][] =>
    values.map((value) => [value.code, value]);
  return new Masters(
    new Map(Object.entries(lists).map(([dimension, values]) => [dimension, new Map(byCode(values))])),
  );
}
