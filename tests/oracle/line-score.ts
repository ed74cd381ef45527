/** Codes of a coding line, a lane a dimension; 0 is null. */
export type Codes = readonly number[];

/** Right and missing segments. */
export interface Score {
  readonly tp: number;
  readonly fn: number;
}

/** Partner of each predicted line: index of a true line, or -1. */
export type Partners = readonly number[];

/** Right segments and missing segments of a predicted against a true line, by the definition; undefined is padded. */
export function lineScore(predicted: Codes | undefined, truth: Codes | undefined): Score {
  let tp = 0;
  let fn = 0;
  for (let lane = 0; lane < Math.max(predicted?.length ?? 0, truth?.length ?? 0); lane += 1) {
    const p = predicted?.[lane] ?? 0;
    const t = truth?.[lane] ?? 0;
    if (p !== 0 && p === t) tp += 1;
    if (p === 0 && t !== 0) fn += 1;
  }
  return { tp, fn };
}

/** Summed score of a whole match, padded lines included. */
export function matchScore(predicted: readonly Codes[], truth: readonly Codes[], partners: Partners): Score {
  const used = new Set(partners);
  const scores = [
    ...predicted.map((line, index) => lineScore(line, truth[partners[index] ?? -1])),
    ...truth.filter((_, index) => !used.has(index)).map((line) => lineScore(undefined, line)),
  ];
  return scores.reduce((sum, { tp, fn }) => ({ tp: sum.tp + tp, fn: sum.fn + fn }), { tp: 0, fn: 0 });
}

/** TP, FP and FN of each dimension of a whole match. */
export function laneScores(
  predicted: readonly Codes[],
  truth: readonly Codes[],
  partners: Partners,
): { tp: number; fp: number; fn: number }[] {
  const width = [...predicted, ...truth][0]?.length ?? 0;
  return Array.from({ length: width }, (_, lane) => {
    const only = (lines: readonly Codes[]): Codes[] => lines.map((line) => [line[lane] ?? 0]);
    const { tp, fn } = matchScore(only(predicted), only(truth), partners);
    return { tp, fp: predicted.filter((line) => line[lane] !== 0).length - tp, fn };
  });
}

/** Order of content: lane by lane, null last. */
export function compareCodes(a: Codes, b: Codes): number {
  for (let lane = 0; lane < a.length; lane += 1) {
    const left = (a[lane] ?? 0) || Infinity;
    const right = (b[lane] ?? 0) || Infinity;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** A line as text that sorts as its content does. */
export function codesText(line: Codes): string {
  return line.map((code) => (code === 0 ? '~~~~' : String(code).padStart(4, '0'))).join(' ');
}

/** The pairs of a match as sorted text, `predicted | true`; lines without a partner are left out. */
export function pairTexts(
  predicted: readonly Codes[],
  truth: readonly Codes[],
  partners: Partners,
): string[] {
  return predicted
    .flatMap((line, index) => {
      const partner = truth[partners[index] ?? -1];
      return partner ? [`${codesText(line)} | ${codesText(partner)}`] : [];
    })
    .sort();
}
