import { isBroken } from '../core/domain/error-promise.ts';
import type { KpiFigure } from '../core/domain/kpi-figure.ts';
import { figureOf } from '../core/domain/kpi-figure.ts';
import type { KpiLevel, KpiMetric, KpiStiffness } from '../core/domain/kpi-rate.ts';
import type { BackTestKpis, DocumentCoverage, RuleFigures } from '../core/workflows/back-test-tables.ts';
import type { JsonObject } from './command.ts';
import { sixDecimals } from './figures.ts';
import { groupsJson, kpiJson, untouchedJson } from './kpi-json.ts';

const METRICS: readonly KpiMetric[] = ['precision', 'recall', 'codingRate'];

/** `codingTables` in the JSON of `kontera evaluate`. */
export function backTestTablesJson({ report, coverage, rules }: BackTestKpis): JsonObject {
  const whole = kpiJson(report, [], 0);
  return {
    ...levelsJson(report.kpis, (figure) => sixDecimals(figure?.value ?? null)),
    intervals: levelsJson(report.kpis, (figure) => intervalOf(figure)),
    ...Object.fromEntries(coverage.flatMap(coverageEntries)),
    untouched: coverage.map(({ promise, untouched }) => ({
      promisedErrorShare: promise.errorShare,
      failureChance: promise.failureChance,
      threshold: promise.threshold,
      promisedFrom: { documents: promise.documentCount, wrong: promise.wrongCount },
      moreDocuments: promise.moreDocuments,
      isBroken: isBroken(promise, untouched),
      ...untouchedJson(untouched),
    })),
    rules: { supplierMajority: ruleJson(rules.supplierMajority), supplierLast: ruleJson(rules.supplierLast) },
    passport: whole['passport'] ?? null,
    perDimension: whole['perDimension'] ?? null,
    perLineCount: whole['perLineCount'] ?? null,
    perSupplier: whole['perSupplier'] ?? null,
    perMonth: whole['perMonth'] ?? null,
    perWeek: whole['perWeek'] ?? null,
    curve: whole['curve'] ?? null,
    reliability: whole['reliability'] ?? null,
    abuse: whole['abuse'] ?? null,
  };
}

type Cell = number | null | readonly (number | null)[];

function levelsJson(kpis: readonly KpiFigure[], cell: (figure: KpiFigure | null) => Cell): JsonObject {
  const level = (name: KpiLevel, stiffness: KpiStiffness): JsonObject =>
    Object.fromEntries(
      METRICS.map((metric) => [metric, cell(figureOf(kpis, { level: name, stiffness, metric }))]),
    );
  return {
    micro: level('segment', 'elastic'),
    macro: level('document', 'elastic'),
    stiffLine: level('line', 'stiff'),
    stiffDocument: level('document', 'stiff'),
  };
}

function intervalOf(figure: KpiFigure | null): readonly (number | null)[] {
  return [sixDecimals(figure?.low ?? null), sixDecimals(figure?.high ?? null)];
}

/** Coverage and error at document level, by the names they have at line level. */
function coverageEntries({ promise, untouched }: DocumentCoverage): [string, number | null][] {
  const percent = Math.round(100 * promise.errorShare);
  return [
    [`coverageAt${percent}`, sixDecimals(untouched.share.value)],
    [`errorAt${percent}`, sixDecimals(untouched.errorShare.value)],
  ];
}

function ruleJson({ kpis, untouched, perWeek }: RuleFigures): JsonObject {
  return {
    ...levelsJson(kpis, (figure) => sixDecimals(figure?.value ?? null)),
    untouched: untouchedJson(untouched),
    perWeek: groupsJson(perWeek),
  };
}
