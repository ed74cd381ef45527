import { rateIntervals } from './kpi-interval.ts';
import type { KpiPassport } from './kpi-passport.ts';
import { KPI_RATES, type KpiRate } from './kpi-rate.ts';
import { rateOf, type KpiTally } from './kpi-tally.ts';

/** A figure with its interval and its passport. */
export interface KpiFigure extends KpiRate {
  /** 0..1; null where no unit has anything to divide by. */
  readonly value: number | null;
  /** 95 % interval; null where fewer than two documents were counted. */
  readonly low: number | null;
  readonly high: number | null;
  /** Units (segments, lines or documents) that the figure is a mean of. */
  readonly unitCount: number;
  /** Documents of the passport that had nothing to divide by in this figure. */
  readonly documentsLeftOut: number;
  readonly passport: KpiPassport;
}

/** Figures of a tally, all 24 unless others are named. */
export function kpiFigures(
  tally: KpiTally,
  passport: KpiPassport,
  rates: readonly KpiRate[] = KPI_RATES,
): KpiFigure[] {
  const intervals = rateIntervals(tally, rates, passport.resampling);
  return rates.map((rate, index) => ({
    ...rate,
    ...rateOf(tally, rate),
    low: intervals[index]?.low ?? null,
    high: intervals[index]?.high ?? null,
    passport,
  }));
}

/** The figure of a rate among others; null where it is not there. */
export function figureOf(figures: readonly KpiFigure[], rate: KpiRate): KpiFigure | null {
  const isWanted = ({ level, stiffness, metric }: KpiFigure): boolean =>
    level === rate.level && stiffness === rate.stiffness && metric === rate.metric;
  return figures.find(isWanted) ?? null;
}
