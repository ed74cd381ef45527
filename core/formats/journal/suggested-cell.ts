import type { Lane } from '../../domain/lane.ts';

/** What Kontera says about a blank coding cell of a journal. */
export interface SuggestedCell {
  /** Index into the journal's lines. */
  readonly line: number;
  /** Name of the dimension. */
  readonly dimension: string;
  /** Null: the cell stays blank. */
  readonly value: string | null;
  readonly lane: Lane;
  /** Calibrated probability in 0..1. */
  readonly confidence: number;
  readonly reason: string;
}

/** What a person put into a coding cell, or accepted: it is written plainly, also over what was there. */
export interface TypedCell {
  /** Index into the journal's lines. */
  readonly line: number;
  /** Name of the dimension. */
  readonly dimension: string;
  /** '' clears the cell. */
  readonly value: string;
}
