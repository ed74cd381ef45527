/** A share with its 95 % interval, 0..1; null where there is none. */
export interface ShareWithInterval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A share 0..1 as percent, `76.3 %`; a dash where there is none. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}

/** `81.4 % (79.0 to 83.6)`. */
export function shareText(share: ShareWithInterval): string {
  return share.low === null ? percent(share.value) : `${percent(share.value)} (${intervalText(share)})`;
}

/** `79.0 to 83.6`; a dash where there is none. */
export function intervalText({ low, high }: ShareWithInterval): string {
  return low === null || high === null ? '-' : `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`;
}

/** Percentage points with their sign, `+2.4 points`; a dash where there are none. */
export function pointsText(points: number | null): string {
  return points === null ? '-' : `${points < 0 ? '' : '+'}${points.toFixed(1)} points`;
}

/** A count with its noun: `1 line`, `2 lines`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
