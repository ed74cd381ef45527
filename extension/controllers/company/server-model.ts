import type { CurrentModel } from '../../../core/contracts/model.ts';
import type { LearnedHistory, PackedModel } from '../../worker/messages.ts';
import { packNotes } from '../../worker/model-notes.ts';
import type { Masters } from '../../sync/server-door.ts';

/** A server's model as the worker takes it: what the page shows of it comes from the masters. The server keeps the proofs. */
export function packServerModel(
  companyId: string,
  { model }: CurrentModel,
  masters: Masters,
  modelBytes: Blob,
): PackedModel {
  const { dimensions, lineCount, firstDay, lastDay } = model;
  const records = dimensions.map((name) => masters.dimensions[name] ?? []);
  const history: LearnedHistory = {
    name: companyId,
    lineCount,
    firstDate: firstDay ?? '',
    lastDate: lastDay ?? '',
    dimensions,
    knownValues: records.map((values) =>
      values.filter(({ isBlocked }) => !isBlocked).map(({ code }) => code),
    ),
    faults: [],
  };
  const notesBytes = packNotes({
    history,
    isBlankable: dimensions.map(() => false),
    names: records.map((values) => values.map(({ code, name }) => ({ code, name }))),
    past: { dimensions, bySupplier: {} },
  });
  return { modelBytes, notesBytes };
}
