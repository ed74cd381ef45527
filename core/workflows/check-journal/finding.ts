import type { IsoDate } from '../../domain/calendar-day.ts';

/** Something that stands against posting a line, with what a sentence about it needs. Amounts are minor units. */
export type Finding =
  | { readonly kind: 'unread' }
  | { readonly kind: 'missing-value'; readonly dimension: string }
  | {
      readonly kind: 'unknown' | 'not valid yet' | 'no longer valid' | 'blocked' | 'a heading';
      readonly dimension: string;
      readonly value: string;
    }
  | {
      readonly kind: 'not-together';
      readonly dimension: string;
      readonly value: string;
      readonly otherDimension: string;
      readonly otherValue: string;
    }
  | { readonly kind: 'period-closed'; readonly date: IsoDate }
  /** Of a document: its lines together; `differenceMinor` is what they have too much. */
  | { readonly kind: 'out-of-balance'; readonly differenceMinor: number; readonly currency: string }
  | { readonly kind: 'mixed-currencies'; readonly currencies: readonly string[] }
  /** In percent. */
  | { readonly kind: 'tax-rate'; readonly value: string; readonly expected: number; readonly found: number }
  | { readonly kind: 'tax-amount'; readonly expectedMinor: number; readonly foundMinor: number }
  /** Quantity times price is another amount: a discount, or a mistake. */
  | { readonly kind: 'line-amount'; readonly expectedMinor: number; readonly foundMinor: number };

/** `ready` may be sent; `look` may, but is worth a look; `stopped` may not. */
export type LineStatus = 'ready' | 'look' | 'stopped';

/** What checking says of one line. */
export interface CheckedLine {
  readonly status: LineStatus;
  readonly findings: readonly Finding[];
}

/** The status that findings amount to. */
export function statusOf(findings: readonly Finding[]): LineStatus {
  if (findings.length === 0) return 'ready';
  return findings.every(({ kind }) => kind === 'line-amount') ? 'look' : 'stopped';
}
