import type { Masters } from '../domain/masters.ts';
import { NamedValues, type NamedValue } from '../domain/named-values.ts';
import { supplierDayCounts } from '../domain/supplier-day-count.ts';
import { MAX_RANKED } from '../engine/index.ts';
import type { Candidate, CodedEngineLine, Coder, EngineLine, Outcome, Ranking } from '../engine/line.ts';
import { LEFT_BLANK } from './coded-blanks.ts';
import type { LineRanker } from './suggest-line.ts';

/** Candidates among which the true value is looked for, as a coder's own outcomes do. */
const OUTCOME_COUNT = 3;
/** Values never used are named where the best one known is no more likely than not. */
const AS_LIKELY_AS_NOT = 0.5;
const NAMED_COUNT = 3;

/**
 * A coder that proposes only what the master records allow on the line's day: no value that is blocked, out of date, a
 * heading or not in the records, and none that may not stand beside the first value of a dimension before it. A value that
 * moves up keeps its own probability; the evidence of one that was taken out goes with it. Where none is likely it names
 * values that were never used and that the line's words call by name. A day's lines are proposed so too before they are
 * learned, which takes about as long as learning them.
 */
export function maskedCoder(coder: Coder, masters: Masters): Coder & LineRanker {
  const namesOf = coder.dimensions.map((dimension) => new NamedValues(masters, dimension));
  /** All candidates are asked for, so that enough are left when some may not be used. */
  const allowed = (line: EngineLine, count: number): Ranking[] =>
    masked(coder.suggest(line, MAX_RANKED), line, masters, count);
  const neverUsed = (line: EngineLine, dimension: number): NamedValue[] =>
    namesOf[dimension]?.find(`${line.text} ${line.supplierName}`, NAMED_COUNT, (code) => {
      const isFree = masters.obstacle(coder.dimensions[dimension] ?? '', code, line.date) === null;
      return isFree && !coder.knows(dimension, code);
    }) ?? [];
  return {
    ...delegated(coder),
    get lineCount() {
      return coder.lineCount;
    },
    suggest: (line, count = MAX_RANKED) =>
      allowed(line, count).map((ranking, dimension) =>
        (ranking.candidates[0]?.confidence ?? 0) > AS_LIKELY_AS_NOT
          ? ranking
          : { ...ranking, neverUsed: neverUsed(line, dimension) },
      ),
    rank: (line, count = MAX_RANKED) => allowed(line, count).map(({ candidates }) => candidates),
    learnDay(lines) {
      const outcomes = proposed(lines, allowed);
      coder.learnDay(lines);
      return outcomes;
    },
    explain(line, dimension, value, rival) {
      if (rival !== undefined) return coder.explain(line, dimension, value, rival);
      const ranked = allowed(line, MAX_RANKED)[dimension];
      const next = ranked?.candidates.find((candidate) => candidate.value !== value);
      return next ? coder.explain(line, dimension, value, next.value) : null;
    },
  };
}

function delegated(coder: Coder): Omit<Coder, 'lineCount' | 'suggest' | 'rank' | 'explain' | 'learnDay'> {
  return {
    dimensions: coder.dimensions,
    headerFieldNames: coder.headerFieldNames,
    knows: (dimension, value) => coder.knows(dimension, value),
    learn: (line) => coder.learn(line),
    unlearn: (line) => coder.unlearn(line),
    save: (options) => coder.save(options),
  };
}

/** What would be proposed for a day's lines before any of them is learned. */
function proposed(
  lines: readonly CodedEngineLine[],
  allowed: (line: EngineLine, count: number) => Ranking[],
): Outcome[] {
  const dayCount = supplierDayCounts(lines);
  return lines.flatMap((line, index) =>
    allowed({ supplierDayCount: dayCount(line), ...line }, OUTCOME_COUNT).map(
      ({ candidates }, dimension): Outcome => ({
        line: index,
        dimension,
        predicted: candidates[0]?.value ?? null,
        confidence: candidates[0]?.confidence ?? 0,
        rank: candidates.findIndex(({ value }) => value === line.coding[dimension]),
      }),
    ),
  );
}

function masked(
  rankings: readonly Ranking[],
  { date }: EngineLine,
  masters: Masters,
  count: number,
): Ranking[] {
  const chosen: { readonly dimension: string; readonly value: string }[] = [];
  return rankings.map(({ dimension, candidates, evidence }) => {
    const isUsable = ({ value }: Candidate): boolean =>
      value === LEFT_BLANK ||
      (masters.obstacle(dimension, value, date) === null &&
        chosen.every((other) => masters.goTogether(other.dimension, other.value, dimension, value)));
    const usable = candidates.filter(isUsable);
    const [best] = usable;
    if (best && best.value !== LEFT_BLANK) chosen.push({ dimension, value: best.value });
    return {
      dimension,
      candidates: usable.slice(0, count),
      evidence: best?.value === candidates[0]?.value ? evidence : [],
    };
  });
}
