/** How a suggestion is treated: filled and ready, filled but to be looked at, or left blank for the person. */
export type Lane = 'auto' | 'review' | 'manual';

/** Confidence from which a suggestion is in a lane, each in 0..1, `auto` >= `review`. */
export interface LaneLimits {
  readonly auto: number;
  readonly review: number;
}

/** The limits a company starts with. */
export const DEFAULT_LANE_LIMITS: LaneLimits = { auto: 0.95, review: 0.8 };

/** The lane of a calibrated confidence in 0..1; a limit belongs to the better lane. */
export function laneOf(confidence: number, limits: LaneLimits = DEFAULT_LANE_LIMITS): Lane {
  if (confidence >= limits.auto) return 'auto';
  return confidence >= limits.review ? 'review' : 'manual';
}
