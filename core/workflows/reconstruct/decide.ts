import type { Partitioner } from '../../engine/partitioner.ts';
import type { Gauges } from '../gauges.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import { likeliestProblem } from './document-search.ts';
import type { Likelihood } from './likelihood.ts';

/** The likeliest way to divide the lines of a document that has several. */
export interface Decision {
  /** Null where the search for it ended at its limit, too. */
  readonly entryOf: readonly number[] | null;
  /** How much likelier it is than the next, as a difference of logarithms; null where no next was met. */
  readonly margin: number | null;
  readonly nodeCount: number;
  readonly milliseconds: number;
}

/** Decisions by document, and the rounds it took until none changed. */
export interface Decisions {
  readonly byDocument: ReadonlyMap<DocumentEvidence, Decision>;
  readonly roundCount: number;
}

const MOST_ROUNDS = 4;
/** A decision surer than this is counted as known when the next ones are made: e times likelier than the next. */
const LEARNED_MARGIN = 1;

/**
 * Decides documents with several solutions, again and again, each by what the others were decided to be, until nothing
 * changes any more. A document never counts for itself. Yields the number of lines done in the round.
 */
export function* decide(
  partitioner: Partitioner,
  likelihood: Likelihood,
  open: readonly DocumentEvidence[],
  nodeLimit: number,
  gauges: Gauges,
): Generator<number, Decisions, void> {
  const byDocument = new Map<DocumentEvidence, Decision>();
  let roundCount = 0;
  let isStable = open.length === 0;
  while (!isStable && roundCount < MOST_ROUNDS) {
    roundCount += 1;
    const round = new Map<DocumentEvidence, Decision>();
    let doneCount = 0;
    for (const evidence of open) {
      const learned = learnedEntries(byDocument.get(evidence));
      likelihood.count(evidence, learned, -1);
      round.set(evidence, decideOne(partitioner, likelihood, evidence, nodeLimit, gauges));
      likelihood.count(evidence, learned, 1);
      doneCount += evidence.lines.length;
      yield doneCount;
    }
    isStable = true;
    for (const [evidence, decision] of round) {
      const before = byDocument.get(evidence);
      if (before?.entryOf?.join() !== decision.entryOf?.join()) isStable = false;
      likelihood.count(evidence, learnedEntries(before), -1);
      likelihood.count(evidence, learnedEntries(decision), 1);
      byDocument.set(evidence, decision);
    }
  }
  return { byDocument, roundCount };
}

/** What of a decision counts as known when the next ones are made: all of it where it is sure, else nothing. */
function learnedEntries(decision: Decision | undefined): readonly number[] {
  return (decision?.margin ?? 0) >= LEARNED_MARGIN ? (decision?.entryOf ?? []) : [];
}

function decideOne(
  partitioner: Partitioner,
  likelihood: Likelihood,
  evidence: DocumentEvidence,
  nodeLimit: number,
  gauges: Gauges,
): Decision {
  const startMs = gauges.nowMs();
  const problem = likeliestProblem(evidence.solution, likelihood.costs(evidence), nodeLimit);
  const { best, second, nodeCount } = partitioner.divide(problem);
  return {
    // What the amounts alone led to is a solution too, where the search for the likeliest met none.
    entryOf: best?.totalOf ?? evidence.solution.entryOf,
    margin: best && second ? second.cost - best.cost : null,
    nodeCount,
    milliseconds: gauges.nowMs() - startMs,
  };
}
