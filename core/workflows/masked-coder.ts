import type { Masters } from '../domain/masters.ts';
import { supplierDayCounts } from '../domain/supplier-day-count.ts';
import type { Candidate, CodedEngineLine, Coder, EngineLine, Outcome, Ranking } from '../engine/line.ts';
import { LEFT_BLANK } from './coded-blanks.ts';

/** Candidates asked for, so that enough are left when some may not be used; the most that a coder gives. */
const ASKED_COUNT = 16;
/** Candidates among which the true value is looked for, as a coder's own outcomes do. */
const OUTCOME_COUNT = 3;

/**
 * A coder that proposes only what the master records allow on the line's day: no value that is blocked, out of date, a
 * heading or not in the records, and none that may not stand beside the first value of a dimension before it. A value that
 * moves up keeps its own probability; the evidence of one that was taken out goes with it. A day's lines are proposed so too
 * before they are learned, which takes about as long as learning them.
 */
export function maskedCoder(coder: Coder, masters: Masters): Coder {
  const suggest: Coder['suggest'] = (line, count = ASKED_COUNT) =>
    masked(coder.suggest(line, ASKED_COUNT), line, masters, count);
  return {
    ...delegated(coder),
    get lineCount() {
      return coder.lineCount;
    },
    suggest,
    learnDay(lines) {
      const outcomes = proposed(lines, suggest);
      coder.learnDay(lines);
      return outcomes;
    },
    explain(line, dimension, value, rival) {
      if (rival !== undefined) return coder.explain(line, dimension, value, rival);
      const ranked = masked(coder.suggest(line, ASKED_COUNT), line, masters, ASKED_COUNT)[dimension];
      const next = ranked?.candidates.find((candidate) => candidate.value !== value);
      return next ? coder.explain(line, dimension, value, next.value) : null;
    },
  };
}

function delegated(coder: Coder): Omit<Coder, 'lineCount' | 'suggest' | 'explain' | 'learnDay'> {
  return {
    dimensions: coder.dimensions,
    headerFieldNames: coder.headerFieldNames,
    learn: (line) => coder.learn(line),
    save: () => coder.save(),
  };
}

/** What would be proposed for a day's lines before any of them is learned. */
function proposed(lines: readonly CodedEngineLine[], suggest: Coder['suggest']): Outcome[] {
  const dayCount = supplierDayCounts(lines);
  return lines.flatMap((line, index) =>
    suggest({ supplierDayCount: dayCount(line), ...line }, OUTCOME_COUNT).map(
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
