/** What one unit is: a segment (micro), a line, or a document (macro). Figures are means over units. */
export type KpiLevel = 'segment' | 'line' | 'document';

/** Elastic: the share of a unit's segments that is right. Stiff: a unit is right only if every segment of it is. */
export type KpiStiffness = 'elastic' | 'stiff';

/**
 * precision TP/(TP+FP), recall TP/(TP+FN), codingRate TP/(TP+FP+FN); accuracy without TN is the coding rate under another
 * name, and kept because it is the name that others print.
 */
export type KpiMetric = 'accuracy' | 'precision' | 'recall' | 'codingRate';

/** One of the 24 combinations of level, stiffness and metric. */
export interface KpiRate {
  readonly level: KpiLevel;
  readonly stiffness: KpiStiffness;
  readonly metric: KpiMetric;
}

/** All combinations: by level, then stiffness, then metric. Of a segment, elastic and stiff are the same. */
export const KPI_RATES: readonly KpiRate[] = (['segment', 'line', 'document'] as const).flatMap((level) =>
  (['elastic', 'stiff'] as const).flatMap((stiffness) =>
    (['accuracy', 'precision', 'recall', 'codingRate'] as const).map((metric) => ({
      level,
      stiffness,
      metric,
    })),
  ),
);

/** The figure meant where only one is named: micro coding rate. */
export const HEADLINE_RATE: KpiRate = { level: 'segment', stiffness: 'elastic', metric: 'codingRate' };
