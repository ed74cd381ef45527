import type * as Engine from '../../core/engine/index.ts';
import type { GoldenLedger } from './golden-ledger.ts';

/** SHA-256, hexadecimal, of what the engine answered, by what was asked of it. */
export interface GoldenHashes {
  readonly outcomes: string;
  readonly rankings: string;
  readonly explanations: string;
  readonly rankingsAfterCorrections: string;
  readonly model: string;
  readonly outcomesOfReopened: string;
  readonly modelOfReopened: string;
  readonly compactModel: string;
  readonly rankingsOfCompact: string;
  readonly modelAfterUnlearning: string;
  readonly matches: string;
}

const CORRECTION_COUNT = 20;
const MOST_CANDIDATES = 16;
/** So few that much is left out. */
const COMPACT_BYTES = 400_000;

/**
 * Trains, suggests, learns corrections, saves, opens, trains on, unlearns and matches. Runs on any host, with the package as
 * that host loaded it; texts of numbers are the same on all, for ECMAScript says how a number is written.
 */
export async function goldenRun(engine: typeof Engine, ledger: GoldenLedger): Promise<GoldenHashes> {
  const module = await engine.compileEngine();
  const half = ledger.days.length >> 1;
  const coder = engine.createCoder(module, { dimensions: ledger.dimensions });
  const outcomes = ledger.days.slice(0, half).map((day) => coder.learnDay(day));
  const suggestAll = (): Engine.Ranking[][] =>
    ledger.asked.map((line) => coder.suggest(line, MOST_CANDIDATES));
  const rankings = suggestAll();
  const explanations = ledger.asked.map((line, index) =>
    rankings[index]?.map(({ candidates }, dimension) =>
      candidates[0] ? coder.explain(line, dimension, candidates[0].value) : null,
    ),
  );
  for (const line of ledger.asked.slice(0, CORRECTION_COUNT)) coder.learn(line);
  const corrected = suggestAll();
  const model = coder.save();
  const reopened = engine.openCoder(module, model);
  const outcomesOfReopened = ledger.days.slice(half).map((day) => reopened.learnDay(day));
  const modelOfReopened = reopened.save();
  const compact = coder.save({ form: 'compact', mostBytes: COMPACT_BYTES });
  const opened = engine.openCoder(module, compact);
  const rankingsOfCompact = ledger.asked.map((line) => opened.suggest(line, MOST_CANDIDATES));
  for (const line of ledger.asked.slice(0, CORRECTION_COUNT)) reopened.unlearn(line);
  const matches = engine.createLineMatcher(module).match(codedTables(engine, ledger, rankings));
  return {
    outcomes: await hashOf(outcomes),
    rankings: await hashOf(rankings),
    explanations: await hashOf(explanations),
    rankingsAfterCorrections: await hashOf(corrected),
    model: await sha256(model),
    outcomesOfReopened: await hashOf(outcomesOfReopened),
    modelOfReopened: await sha256(modelOfReopened),
    compactModel: await sha256(compact),
    rankingsOfCompact: await hashOf(rankingsOfCompact),
    modelAfterUnlearning: await sha256(reopened.save()),
    matches: await hashOf([[...matches.partners], [...matches.outcomes]]),
  };
}

/** What was suggested against what is right, all lines of a document together. */
function codedTables(
  engine: typeof Engine,
  { asked }: GoldenLedger,
  rankings: readonly Engine.Ranking[][],
): Engine.CodedTables {
  const suggested = rankings.map((line) => line.map(({ candidates }) => candidates[0]?.value ?? null));
  const truth = asked.map(({ coding }) => coding);
  const values = [...new Set([...suggested, ...truth].flat())].filter((value) => value !== null).sort();
  const codeOf = new Map<string | null, number>(values.map((value, index) => [value, index + 1]));
  const packed = (lines: readonly (readonly (string | null)[])[]): Int32Array => {
    const codes = new Int32Array(lines.length * engine.CODES_PER_LINE);
    lines.forEach((line, index) => {
      codes.set(
        line.map((value) => codeOf.get(value) ?? 0),
        index * engine.CODES_PER_LINE,
      );
    });
    return codes;
  };
  const starts = asked.flatMap((line, index) =>
    index > 0 && asked[index - 1]?.documentId === line.documentId ? [] : [index],
  );
  const allStarts = Int32Array.of(...starts, asked.length);
  return {
    documentCount: starts.length,
    predicted: packed(suggested),
    predictedStarts: allStarts,
    truth: packed(truth),
    trueStarts: allStarts,
  };
}

const hashOf = (answers: unknown): Promise<string> =>
  sha256(new TextEncoder().encode(JSON.stringify(answers)));

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
