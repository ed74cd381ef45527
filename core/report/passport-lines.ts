import type { KpiPassport } from '../domain/kpi-passport.ts';
import { counted } from './share-text.ts';

/** A passport in lines of text: without it, no figure is printed. */
export function passportLines(passport: KpiPassport): string[] {
  const { documents, lines, segments, matching, resampling } = passport;
  const replicates = resampling.replicateCount;
  return [
    `tenants: ${tenantText(passport.tenants)}; period: ${periodText(passport)}`,
    `dimensions: ${passport.dimensions.join(', ')}`,
    `line count: ${lineCountText(passport)}; capture: ${captureText(passport)}; ${thresholdText(passport)}`,
    `documents: ${documents.counted} counted, of which ${documents.onlyTrue} without a prediction (all missing) and ` +
      `${documents.onlyPredicted} predicted but not true (all wrong)`,
    `left out: ${leftOutText(passport)}`,
    `lines: ${lines.true} true, ${lines.predicted} predicted, ${lines.matched} matched`,
    `segments: ${segments.true} true, ${segments.predicted} predicted: ${segments.tp} right (TP), ${segments.fp} wrong (FP), ` +
      `${segments.fn} missing (FN); both empty is not counted`,
    `matching: ${matchingText(matching)}`,
    replicates === 0
      ? 'intervals: none'
      : `intervals: 95 %, documents drawn anew ${counted(replicates, 'time')}, seed ${resampling.seed}`,
  ];
}

function tenantText(tenants: readonly string[]): string {
  const named = tenants.filter((name) => name !== '');
  return named.length === 0 ? 'one, not named' : named.join(', ');
}

function periodText({ period }: KpiPassport): string {
  return period === null ? 'not known' : `${period.first} to ${period.last}`;
}

function lineCountText({ lineCounts: { from, to } }: KpiPassport): string {
  if (to === null) return from === 0 ? 'all' : `${from} or more true lines`;
  return from === to ? counted(from, 'true line') : `${from} to ${to} true lines`;
}

function captureText({ capture }: KpiPassport): string {
  return capture === 'all' ? 'all documents' : 'second time only';
}

function thresholdText({ threshold }: KpiPassport): string {
  return threshold === null ? 'no threshold' : `confidence threshold ${threshold}`;
}

function leftOutText({ documents }: KpiPassport): string {
  if (documents.leftOut.length === 0) return 'none';
  return documents.leftOut.map(({ reason, count }) => `${counted(count, 'document')} (${reason})`).join(', ');
}

function matchingText({ method, ties, regimes }: KpiPassport['matching']): string {
  const tied = `${counted(ties, 'document')} with several best matches`;
  if (regimes === null) return `${method}, ${tied}, settled by content`;
  const { permutations, linearProgram, greedy } = regimes;
  return `${method} (${permutations} by permutations, ${linearProgram} by linear program, ${greedy} greedily), ${tied}`;
}
