import { DEFAULT_LANE_LIMITS, type LaneLimits } from '../core/domain/lane.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './option.ts';

/** Options of every command that sorts suggestions into lanes. */
export const LANE_OPTIONS: readonly Option[] = [
  {
    name: 'auto',
    value: { kind: 'share' },
    help: `confidence from which a value is filled in as ready (default ${DEFAULT_LANE_LIMITS.auto})`,
  },
  {
    name: 'review',
    value: { kind: 'share' },
    help: `confidence from which it is filled in to be looked at (default ${DEFAULT_LANE_LIMITS.review})`,
  },
];

/** The limits that were asked for, or a sentence on why they cannot be. */
export function laneLimits(given: Arguments): LaneLimits | string {
  const auto = given.number('auto', DEFAULT_LANE_LIMITS.auto);
  const review = given.number('review', Math.min(auto, DEFAULT_LANE_LIMITS.review));
  return auto >= review ? { auto, review } : `--auto ${auto} is below --review ${review}`;
}
