import type { Lane } from '../../core/domain/lane.ts';
import { contextName } from '../../core/engine/context-names.ts';
import type { Candidate, Evidence, Ranking } from '../../core/engine/line.ts';
import type { NamedRanking } from '../../core/workflows/suggest-line.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { texts } from '../texts/texts.ts';

/** Contexts that have words of their own in every language. */
const CONTEXT_COUNT = 37;

/** Between the reasons of one suggestion; the pane shows each on a line of its own. */
export const REASON_SEPARATOR = ' · ';

/** Why a ranking's first candidate is in its lane, in the language spoken. */
export function reasonInWords(ranking: NamedRanking, lane: Lane): string {
  const [called] = ranking.neverUsed ?? [];
  const { word = '', code = '', name = '' } = called ?? {};
  const byName = called ? [texts.reasons.neverUsed({ word, code, name })] : [];
  return [rankingInWords(ranking, lane), ...byName].join(REASON_SEPARATOR);
}

function rankingInWords({ candidates, evidence }: Ranking, lane: Lane): string {
  const { reasons } = texts;
  const [best, second] = candidates;
  if (!best) return reasons.nothingAlike;
  // Two contexts may have one name for a person, and then often the same past lines.
  const proof = [...new Set(evidence.map(evidenceInWords))];
  if (lane !== 'manual') {
    const because = proof.length > 0 ? proof : [reasons.byWords];
    return [...(best.value === LEFT_BLANK ? [reasons.staysBlank] : []), ...because].join(REASON_SEPARATOR);
  }
  const doubt = second
    ? reasons.choice({ first: named(best), second: named(second) })
    : reasons.single({ first: named(best) });
  return [doubt, ...(proof.length > 0 ? proof : [reasons.notClose])].join(REASON_SEPARATOR);
}

function evidenceInWords({ context, valueCount, lineCount, lastDate }: Evidence): string {
  return texts.reasons.evidence({
    context: contextInWords(context),
    count: valueCount,
    total: lineCount,
    date: texts.date(lastDate),
  });
}

function contextInWords(context: string): string {
  const known: Readonly<Record<string, string>> = texts.reasons.contexts;
  const number = contextNumbers.get(context);
  return known[number === undefined ? 'all' : `c${number}`] ?? context;
}

const contextNumbers = new Map(
  Array.from({ length: CONTEXT_COUNT }, (_, number) => [contextName(number), number] as const),
);

function named({ value }: Candidate): string {
  return value === LEFT_BLANK ? texts.reasons.noValue : value;
}
