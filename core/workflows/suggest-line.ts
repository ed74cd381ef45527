import type { Candidate, EngineLine, Evidence, Ranking } from '../engine/line.ts';
import { laneOf, type Lane, type LaneLimits } from '../domain/lane.ts';
import type { NamedValue } from '../domain/named-values.ts';
import { LEFT_BLANK } from './coded-blanks.ts';

/** A ranking, and where nothing known is likely the values that were never used but whose names the line's words call. */
export type NamedRanking = Ranking & { readonly neverUsed?: readonly NamedValue[] };

/** Whoever ranks the values of a line: a coder, or one held to master records. */
export interface LineRanker {
  suggest(line: EngineLine, count?: number): readonly NamedRanking[];
}

/** What Kontera says about one coding cell: a value to fill in, or why it leaves the cell blank. */
export interface CellSuggestion {
  readonly dimension: string;
  /** Null in the manual lane: nothing is filled in. LEFT_BLANK: the cell is to stay blank, as cells like it do. */
  readonly value: string | null;
  /** The best value known, also where it is not sure enough to be filled in; null where there is none. */
  readonly bestGuess: string | null;
  /** Calibrated probability of `bestGuess`, 0 where there is none. */
  readonly confidence: number;
  readonly lane: Lane;
  /** One sentence for a person. */
  readonly reason: string;
  /** Best first, the best guess included. */
  readonly alternatives: readonly { readonly value: string; readonly confidence: number }[];
  /** Values never used so far that the line's words name, best first; of unknown confidence, so they are in no lane. Absent where there are none. */
  readonly neverUsed?: readonly NamedValue[];
}

/** Puts into words why a ranking's first candidate is in its lane. */
export type ReasonWriter = (ranking: NamedRanking, lane: Lane) => string;

/** Suggestions for every dimension of a line, in the coder's order; reasons are in English unless `reasonOf` writes them. */
export function suggestLine(
  coder: LineRanker,
  line: EngineLine,
  limits: LaneLimits,
  reasonOf: ReasonWriter = reasonText,
): CellSuggestion[] {
  return coder.suggest(line, 3).map((ranking) => cellSuggestion(ranking, limits, reasonOf));
}

function cellSuggestion(ranking: NamedRanking, limits: LaneLimits, reasonOf: ReasonWriter): CellSuggestion {
  const best = ranking.candidates[0];
  const confidence = best?.confidence ?? 0;
  const lane = best ? laneOf(confidence, limits) : 'manual';
  return {
    dimension: ranking.dimension,
    value: best && lane !== 'manual' ? best.value : null,
    bestGuess: best?.value ?? null,
    confidence,
    lane,
    reason: reasonOf(ranking, lane),
    alternatives: ranking.candidates,
    ...(ranking.neverUsed?.length ? { neverUsed: ranking.neverUsed } : {}),
  };
}

function reasonText(ranking: NamedRanking, lane: Lane): string {
  const [called] = ranking.neverUsed ?? [];
  const byName = called
    ? `; never used, but its name has "${called.word}": ${called.code} ${called.name}`
    : '';
  return `${rankingText(ranking, lane)}${byName}`;
}

function rankingText(ranking: Ranking, lane: Lane): string {
  const [best, second] = ranking.candidates;
  if (!best) return 'nothing coded before resembles this line';
  // Two contexts may have one name for a person, and then often the same past lines.
  const evidence = [...new Set(ranking.evidence.map(evidenceText))].join(' · ');
  if (lane !== 'manual') {
    const because = evidence || 'by the words and amount of the line';
    return best.value === LEFT_BLANK ? `stays blank as lines like it do; ${because}` : because;
  }
  const rival = second ? `${named(best)} or ${named(second)}` : `perhaps ${named(best)}`;
  return evidence
    ? `not sure: ${rival}; ${evidence}`
    : `not sure: ${rival}; nothing coded before is close enough`;
}

function named({ value }: Candidate): string {
  return value === LEFT_BLANK ? 'no value' : value;
}

function evidenceText(evidence: Evidence): string {
  return `${evidence.context}: ${evidence.valueCount} of ${evidence.lineCount} postings, last ${evidence.lastDate}`;
}
