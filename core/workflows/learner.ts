import type { LedgerLine } from '../domain/ledger-line.ts';
import { supplierDayCounts } from '../domain/supplier-day-count.ts';
import type { SupplierRule } from '../domain/supplier-rule.ts';
import type { Candidate, Coder, Outcome } from '../engine/line.ts';

/** What a learner says about one dimension of a line; `CodingPrediction` says what the fields mean. */
export type Proposal = Pick<Outcome, 'predicted' | 'confidence' | 'rank'>;

/** Takes the proposal for dimension `dimension` (an index) of `line`. */
export type ProposalSink = (line: LedgerLine, dimension: number, proposal: Proposal) => void;

/** Anything whose predictions can be put to the same test: the engine, and the rules it is compared with. */
export interface Learner {
  /** Says what it would code, learning nothing. A day's lines come together. */
  predict(lines: readonly LedgerLine[], sink: ProposalSink): void;
  /** Learns the lines of one calendar day; where a sink is given, says first what it would code on each. */
  learnDay(lines: readonly LedgerLine[], sink?: ProposalSink): void;
}

/** Candidates asked for where the rank of the truth is wanted. */
const RANKED_COUNT = 3;

/** The engine's coder as a learner. The lines have the coder's columns. */
export function coderLearner(coder: Coder): Learner {
  return {
    predict(lines, sink) {
      const supplierDayCount = supplierDayCounts(lines);
      for (const line of lines) {
        const asked = { ...line, supplierDayCount: supplierDayCount(line) };
        for (const [dimension, candidates] of coder.rank(asked, RANKED_COUNT).entries())
          sink(line, dimension, proposalOf(candidates, line.coding[dimension] ?? null));
      }
    },
    learnDay(lines, sink) {
      for (const outcome of coder.learnDay(lines)) {
        const line = lines[outcome.line];
        if (line) sink?.(line, outcome.dimension, outcome);
      }
    },
  };
}

/** A rule as a learner. It does not know how sure it is, so what it proposes has confidence 1. */
export function ruleLearner(rule: SupplierRule): Learner {
  const predict = (lines: readonly LedgerLine[], sink: ProposalSink): void => {
    for (const line of lines)
      for (const [dimension, predicted] of rule.predict(line).entries()) {
        const isRight = predicted !== null && predicted === line.coding[dimension];
        sink(line, dimension, { predicted, confidence: predicted === null ? 0 : 1, rank: isRight ? 0 : -1 });
      }
  };
  return {
    predict,
    learnDay(lines, sink) {
      if (sink) predict(lines, sink);
      for (const line of lines) rule.learn(line);
    },
  };
}

function proposalOf(candidates: readonly Candidate[], truth: string | null): Proposal {
  const [best] = candidates;
  return {
    predicted: best?.value ?? null,
    confidence: best?.confidence ?? 0,
    rank: candidates.findIndex(({ value }) => value === truth),
  };
}
