import type { KpiPassport } from '../core/domain/kpi-passport.ts';
import type { JsonObject } from './command.ts';

/** The passport for a machine. */
export function passportJson(passport: KpiPassport): JsonObject {
  const { documents, matching } = passport;
  return {
    tenants: [...passport.tenants],
    period: passport.period && { ...passport.period },
    dimensions: [...passport.dimensions],
    withTaxCodes: passport.withTaxCodes,
    withApprover: passport.withApprover,
    lineCounts: { ...passport.lineCounts },
    capture: passport.capture,
    threshold: passport.threshold,
    documents: { ...documents, leftOut: documents.leftOut.map((one) => ({ ...one })) },
    lines: { ...passport.lines },
    segments: { ...passport.segments },
    matching: { ...matching, regimes: matching.regimes && { ...matching.regimes } },
    resampling: { ...passport.resampling },
  };
}
