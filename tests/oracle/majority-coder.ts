import type {
  Candidate,
  CodedEngineLine,
  Coder,
  EngineLine,
  Explanation,
  Outcome,
  Ranking,
} from '../../core/engine/line.ts';
import { EngineFault } from '../../core/engine/index.ts';

const OVER_LIMIT = -1;

/** What a coder is made for, and where a saved one goes on from. */
export interface MajorityCoderState {
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  /** Every line learned, in order. */
  readonly lines: readonly CodedEngineLine[];
}

/**
 * The slow, obvious coder: ranks the values the supplier had before by how often, ties by first use, with confidence
 * (count + 1) / (lines of the supplier + values known). It recounts its whole past at every call.
 */
export function majorityCoder(state: MajorityCoderState): Coder {
  const { dimensions, headerFieldNames } = state;
  const past = [...state.lines];
  const suggest = (line: EngineLine, count = 3): Ranking[] =>
    dimensions.map((dimension, index) => ({
      dimension,
      candidates: candidates(past, line, index).slice(0, count),
      evidence: [],
    }));
  return {
    dimensions,
    headerFieldNames,
    get lineCount() {
      return past.length;
    },
    knows: (dimension, value) => past.some(({ coding }) => coding[dimension] === value),
    suggest,
    rank: (line, count) => suggest(line, count).map((ranking) => ranking.candidates),
    explain: (line, dimension, value, rival) => explanation(suggest(line, 16)[dimension], value, rival),
    learnDay(lines) {
      const outcomes = lines.flatMap((line, index) => outcomesOf(suggest(line), line, index));
      past.push(...lines);
      return outcomes;
    },
    learn(line) {
      past.push(line);
    },
    unlearn({ date, supplierName, coding }) {
      const isIt = past.map(
        (line) =>
          line.date === date &&
          line.supplierName === supplierName &&
          line.coding.join('\n') === coding.join('\n'),
      );
      const learned = isIt.lastIndexOf(true);
      if (learned < 0) return 0;
      past.splice(learned, 1);
      return 1;
    },
    save({ form = 'exact', mostBytes = Infinity } = {}) {
      // To suggest, it looks at no more than this.
      const lines =
        form === 'exact' ? past : past.map(({ supplierName, coding }) => ({ supplierName, coding }));
      const bytes = new TextEncoder().encode(JSON.stringify({ dimensions, headerFieldNames, lines }));
      if (form === 'compact' && bytes.length > mostBytes) throw new EngineFault(OVER_LIMIT);
      return bytes;
    },
  };
}

/** A coder from what `save` gave. */
export function openMajorityCoder(bytes: Uint8Array): Coder {
  return majorityCoder(JSON.parse(new TextDecoder().decode(bytes)) as MajorityCoderState);
}

function candidates(past: readonly CodedEngineLine[], line: EngineLine, dimension: number): Candidate[] {
  const known = new Set(past.flatMap(({ coding }) => coding[dimension] ?? []));
  const values = past
    .filter(({ supplierName }) => supplierName === line.supplierName)
    .flatMap(({ coding }) => coding[dimension] ?? []);
  return [...new Set(values)]
    .map((value) => {
      const count = values.filter((other) => other === value).length;
      return { value, confidence: (count + 1) / (values.length + known.size) };
    })
    .sort((a, b) => b.confidence - a.confidence);
}

/** All that it knows is the supplier's past, so that is the one part. */
function explanation(ranking: Ranking | undefined, value: string, rival?: string): Explanation | null {
  const ours = ranking?.candidates.find((candidate) => candidate.value === value);
  const theirs = ranking?.candidates.find((other) =>
    rival === undefined ? other.value !== value : other.value === rival && rival !== value,
  );
  if (!ranking || !ours || !theirs) return null;
  const amount = Math.log(ours.confidence / theirs.confidence);
  const part = { context: 'this supplier', contextNumber: 1, words: '', amount };
  return { dimension: ranking.dimension, value, rival: theirs.value, difference: amount, parts: [part] };
}

function outcomesOf(rankings: readonly Ranking[], line: CodedEngineLine, index: number): Outcome[] {
  return rankings.map((ranking, dimension) => ({
    line: index,
    dimension,
    predicted: ranking.candidates[0]?.value ?? null,
    confidence: ranking.candidates[0]?.confidence ?? 0,
    rank: ranking.candidates.findIndex(({ value }) => value === line.coding[dimension]),
  }));
}
