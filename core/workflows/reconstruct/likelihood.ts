import type { LedgerLine } from '../../domain/ledger-line.ts';
import type { Coder } from '../../engine/line.ts';
import type { PartitionProblem } from '../../engine/partitioner.ts';
import { choiceFeatures, lineFacts } from './choice-features.ts';
import { choiceScore, fitChoice, type ChoiceExample } from './choice-model.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import { engineLogs, learnSolved, type SolvedLine } from './engine-logs.ts';
import { EvidenceTable } from './evidence-table.ts';
import { alikePairs, fitPairCosts, type LinePair, type PairCosts } from './pair-costs.ts';

/** Longer documents would outweigh all others: their pairs grow with the square of their lines. */
const MOST_PAIRED_LINES = 200;

/** How likely a line belongs to an entry, learned from documents whose solution is known. */
export class Likelihood {
  readonly #coder: Coder;
  readonly #table = new EvidenceTable();
  #weights: readonly number[] = [];
  #pairCosts: PairCosts = { ledger: [], bySupplier: new Map() };

  /** `coder` has learned nothing yet; its columns are those of the lines. */
  constructor(coder: Coder) {
    this.#coder = coder;
  }

  /** Counts a document with a solution as known, or takes it away again. */
  count({ facts, values }: DocumentEvidence, entryOf: readonly number[], times: 1 | -1): void {
    for (const [line, entry] of entryOf.entries())
      this.#table.add(facts[line] ?? [], values[entry] ?? [], times);
  }

  /** Learns all of its weights from documents with one solution. Yields the number of lines done. */
  *learn(known: readonly DocumentEvidence[]): Generator<number, void, void> {
    for (const evidence of known) this.count(evidence, entriesOf(evidence), 1);
    const logs = new Map<LedgerLine, readonly number[]>();
    const lines = known.flatMap(solvedLines);
    const originals = known.flatMap((evidence) => evidence.lines);
    const places = new Map(lines.map((line, index) => [line, originals[index]] as const));
    yield* learnSolved(this.#coder, lines, (line, ofLine) => {
      const original = places.get(line);
      if (original) logs.set(original, ofLine);
    });
    this.#weights = fitChoice(known.flatMap((evidence) => this.#examples(evidence, logs)));
    this.#pairCosts = fitPairCosts(pairsBySupplier(known));
  }

  /** Costs of a document's lines in its entries and of lines alike in one entry: minus log-likelihoods. */
  costs(evidence: DocumentEvidence): Required<Pick<PartitionProblem, 'costs' | 'kinds'>> {
    const { search, lines, facts, values, groups, supplier } = evidence;
    const pairCosts = this.#pairCosts.bySupplier.get(supplier) ?? this.#pairCosts.ledger;
    return {
      costs: lines.map((line, index) => {
        const ofEngine = engineLogs(this.#coder, line, search.document.entries);
        return this.#scores(facts[index] ?? [], values, ofEngine).map((score) => -score);
      }),
      kinds: groups.map((ofLines, kind) => ({ groups: ofLines, pairCost: pairCosts[kind] ?? 0 })),
    };
  }

  /** The entry that a line of amount 0 most likely belongs to, of those it may go to; null where there are none. */
  likeliestEntry({ search, values }: DocumentEvidence, line: LedgerLine): number | null {
    const { entries } = search.document;
    const [facts = []] = lineFacts([line]);
    const scores = this.#scores(facts, values, engineLogs(this.#coder, line, entries));
    const open = [...entries.keys()].filter((index) => {
      const rate = entries[index]?.taxRate ?? null;
      return rate === null || line.taxRate === null || rate === line.taxRate;
    });
    return open.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))[0] ?? null;
  }

  #scores(
    facts: readonly string[],
    values: readonly (readonly string[])[],
    ofEngine: readonly number[],
  ): number[] {
    return choiceFeatures(this.#table, facts, values, ofEngine).map((row) => choiceScore(row, this.#weights));
  }

  /** The choices that a known document made, judged by what the others say. */
  #examples(evidence: DocumentEvidence, logs: ReadonlyMap<LedgerLine, readonly number[]>): ChoiceExample[] {
    const { lines, facts, values } = evidence;
    if (values.length < 2) return [];
    const entryOf = entriesOf(evidence);
    this.count(evidence, entryOf, -1);
    const examples = lines.map((line, index) => ({
      features: choiceFeatures(this.#table, facts[index] ?? [], values, logs.get(line) ?? []),
      chosen: entryOf[index] ?? 0,
    }));
    this.count(evidence, entryOf, 1);
    return examples;
  }
}

function entriesOf({ solution }: DocumentEvidence): readonly number[] {
  return solution.entryOf ?? [];
}

function solvedLines(evidence: DocumentEvidence): SolvedLine[] {
  const { search, lines } = evidence;
  const { entries } = search.document;
  const entryOf = entriesOf(evidence);
  return lines.map((line, index) => ({
    ...line,
    coding: entries[entryOf[index] ?? 0]?.coding ?? [],
    entries,
  }));
}

function pairsBySupplier(evidences: readonly DocumentEvidence[]): Map<string, LinePair[]> {
  const pairs = new Map<string, LinePair[]>();
  for (const evidence of evidences) {
    const { lines, groups, supplier } = evidence;
    if (lines.length > MOST_PAIRED_LINES) continue;
    const ofDocument = alikePairs(entriesOf(evidence), groups);
    if (ofDocument.length === 0) continue;
    const known = pairs.get(supplier);
    if (known) known.push(...ofDocument);
    else pairs.set(supplier, ofDocument);
  }
  return pairs;
}
