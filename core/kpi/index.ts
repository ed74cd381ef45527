/** The public door of the figures: measure any vendor's predicted coding tables, without the rest of the product. */
export type { CodingTable, CodingTableLine, CodingTableSet } from '../domain/coding-table.ts';
export { MAX_SEGMENTS } from '../domain/coding-table.ts';
export { DEFAULT_QUESTION, type KpiPassport, type KpiQuestion } from '../domain/kpi-passport.ts';
export { figureOf, type KpiFigure } from '../domain/kpi-figure.ts';
export {
  KPI_RATES,
  type KpiLevel,
  type KpiMetric,
  type KpiRate,
  type KpiStiffness,
} from '../domain/kpi-rate.ts';
export { compileEngine, createLineMatcher, type LineMatcher } from '../engine/index.ts';
export { kpiReport, type KpiReport } from '../workflows/kpi.ts';
export { measureTables, type Measurement } from '../workflows/kpi-measure.ts';
export { matchedPairs, type MatchedPair } from '../workflows/match-pairs.ts';
