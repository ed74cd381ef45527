import type { KpiGroup } from '../core/domain/kpi-breakdown.ts';
import type { KpiFigure } from '../core/domain/kpi-figure.ts';
import type { Untouched } from '../core/domain/kpi-untouched.ts';
import type { KpiReport } from '../core/workflows/kpi.ts';
import type { JsonObject } from './command.ts';
import { sixDecimals } from './figures.ts';
import { passportJson } from './passport-json.ts';

/** The JSON of `kontera kpi`. Only `matching.seconds` differs between two runs of one command. */
export function kpiJson(report: KpiReport, kpis: readonly KpiFigure[], seconds: number): JsonObject {
  const { passport, curve, reliability, abuse, findings } = report;
  return {
    kpis: kpis.map(figureJson),
    untouched: untouchedJson(report.untouched),
    perDimension: groupsJson(report.perDimension),
    perLineCount: groupsJson(report.perLineCount),
    perSupplier: groupsJson(report.perSupplier),
    perMonth: groupsJson(report.perMonth),
    perWeek: groupsJson(report.perWeek),
    passport: passportJson(passport),
    curve: curve?.map((point) => rounded({ ...point })) ?? null,
    reliability: reliability && {
      expectedCalibrationError: sixDecimals(reliability.expectedCalibrationError),
      unknownCount: reliability.unknownCount,
      bins: reliability.bins.map((bin) => rounded({ ...bin })),
    },
    abuse: abuse.map(({ name, how, value, points }) => ({
      name,
      value: sixDecimals(value),
      points: sixDecimals(points),
      how,
    })),
    findings: findings.map((one) => ({ ...one, examples: [...one.examples] })),
    matching: {
      method: passport.matching.method,
      documents: passport.documents.counted,
      ties: passport.matching.ties,
      seconds: sixDecimals(seconds),
    },
  };
}

function figureJson(figure: KpiFigure): JsonObject {
  return {
    level: figure.level,
    stiffness: figure.stiffness,
    metric: figure.metric,
    value: sixDecimals(figure.value),
    low: sixDecimals(figure.low),
    high: sixDecimals(figure.high),
    units: figure.unitCount,
    documentsLeftOut: figure.documentsLeftOut,
  };
}

/** Untouched documents for a machine. */
export function untouchedJson({ documentCount, wrongCount, share, errorShare }: Untouched): JsonObject {
  return {
    documents: documentCount,
    wrong: wrongCount,
    share: rounded({ ...share }),
    errorShare: rounded({ ...errorShare }),
  };
}

/** Groups for a machine, by name. */
export function groupsJson(groups: readonly KpiGroup[]): JsonObject {
  return Object.fromEntries(
    groups.map(({ name, documentCount, precision, recall, codingRate, macroCodingRate }) => [
      name,
      {
        documents: documentCount,
        precision: rounded({ ...precision }),
        recall: rounded({ ...recall }),
        codingRate: rounded({ ...codingRate }),
        macroCodingRate: rounded({ ...macroCodingRate }),
      },
    ]),
  );
}

function rounded(figures: Readonly<Record<string, number | null>>): JsonObject {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, sixDecimals(figure)]));
}
