import type { Evidence } from '../../core/engine/line.ts';
import { contextName } from '../../core/engine/context-names.ts';
import { MAX_EVIDENCE, NAMED_CONTEXTS } from './engine-constants.ts';
import type { Key } from './engine-keys.ts';
import type { MemoryOracle } from './engine-memory.ts';

const MS_PER_DAY = 86_400_000;

/** The past lines that support a value: of each named context the one where it was coded most often. */
export function evidenceFor(value: number, memory: MemoryOracle, keys: readonly Key[]): Evidence[] {
  return NAMED_CONTEXTS.flatMap((kind) => strongest(kind, value, memory, keys)).slice(0, MAX_EVIDENCE);
}

function strongest(kind: number, value: number, memory: MemoryOracle, keys: readonly Key[]): Evidence[] {
  return keys
    .filter((key) => key.kind === kind)
    .flatMap(({ hash }) => {
      const context = memory.find(hash);
      const slot = context?.slots.find((candidate) => candidate.value === value);
      return context && slot ? [{ context, slot }] : [];
    })
    .sort((a, b) => b.slot.lines - a.slot.lines)
    .slice(0, 1)
    .map(({ context, slot }) => ({
      context: contextName(kind),
      valueCount: slot.lines,
      lineCount: context.lines,
      lastDate: new Date(slot.day * MS_PER_DAY).toISOString().slice(0, 10),
    }));
}
