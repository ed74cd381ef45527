import { periods } from '../core/domain/chronology.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { supplierDayCounts } from '../core/domain/supplier-day-count.ts';
import { supplierMajorityRule } from '../core/domain/supplier-rule.ts';
import { createCoder, type EngineModule } from '../core/engine/index.ts';
import type { LineColumns } from '../core/workflows/line-fitter.ts';
import type { Split } from './paper-splits.ts';

/** What the paper's models are measured beside. Only the second learns while it is tested. */
export const OWN_MODELS = ['kontera', 'kontera, learning daily', "supplier's most frequent"] as const;
/** One of them. */
export type OwnModel = (typeof OWN_MODELS)[number];

interface Asked {
  readonly module: EngineModule;
  readonly ledger: LineColumns & { readonly lines: readonly LedgerLine[] };
  readonly split: Split;
}

/** The accounts predicted for a split's test lines; null where the model cannot be put to it: no day is learned twice. */
export function ownPredictions(model: OwnModel, asked: Asked): (string | null)[] | null {
  if (model === 'kontera') return frozen(asked);
  if (model !== 'kontera, learning daily') return byRule(asked);
  return asked.split.protocol === 'time' ? learningDaily(asked) : null;
}

function learned({ module, ledger, split }: Asked) {
  const coder = createCoder(module, ledger);
  const dayCount = supplierDayCounts(ledger.lines);
  const staged = (index: number) => {
    const line = lineAt(ledger.lines, index);
    return { ...line, supplierDayCount: dayCount(line) };
  };
  for (const day of periods(split.train.map(staged), 10)) coder.learnDay(day);
  return { coder, staged };
}

function frozen(asked: Asked): (string | null)[] {
  const { coder, staged } = learned(asked);
  return asked.split.test.map((index) => coder.suggest(staged(index), 1)[0]?.candidates[0]?.value ?? null);
}

function learningDaily(asked: Asked): (string | null)[] {
  const { coder, staged } = learned(asked);
  return periods(asked.split.test.map(staged), 10).flatMap((day) =>
    coder.learnDay(day).map(({ predicted }) => predicted),
  );
}

function byRule({ ledger, split }: Asked): (string | null)[] {
  const rule = supplierMajorityRule(1);
  for (const index of split.train) rule.learn(lineAt(ledger.lines, index));
  return split.test.map((index) => rule.predict(lineAt(ledger.lines, index))[0] ?? null);
}

function lineAt(lines: readonly LedgerLine[], index: number): LedgerLine {
  const line = lines[index];
  if (!line) throw new RangeError(`there is no line ${index}`);
  return line;
}
