import { DEFAULT_SEED } from '../core/engine/index.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './option.ts';

/** Lets a person see how much of a figure is the luck of hashing. */
export const SEED_OPTION: Option = {
  name: 'seed',
  value: { kind: 'whole', placeholder: 'N', min: 0, max: 2 ** 31 - 1 },
  help: `which rare features share a weight; the same number, the same answers (default ${DEFAULT_SEED})`,
};

/** The seed that was asked for. */
export function seedOf(given: Arguments): number {
  return given.number(SEED_OPTION.name, DEFAULT_SEED);
}
