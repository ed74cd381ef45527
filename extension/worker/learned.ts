import type { History } from '../../core/domain/ledger-line.ts';
import type { Coder } from '../../core/engine/line.ts';
import { blankableDimensions } from '../../core/workflows/coded-blanks.ts';
import type { Training } from '../../core/workflows/train.ts';
import { learnedHistory } from './learned-history.ts';
import type { PackedModel } from './messages.ts';
import { packNotes, unpackNotes, type ModelNotes } from './model-notes.ts';
import { keptPostings, pastPostings, type PastPostings } from './past-postings.ts';
import { TaughtCoder, type CoderOpener } from './taught-coder.ts';

/** What the worker codes with: a coder, the proofs, and what the page is told of both. */
export interface Learned {
  readonly coder: TaughtCoder;
  readonly past: PastPostings;
  readonly notes: ModelNotes;
}

/** A coder that was just trained on a history. */
export function learnedFrom(history: History, training: Training, coder: Coder, open: CoderOpener): Learned {
  const isBlankable = blankableDimensions({ dimensions: coder.dimensions, lines: history.lines });
  const past = pastPostings(history);
  return {
    coder: new TaughtCoder(coder, open, isBlankable),
    past,
    notes: { history: learnedHistory(history, training), isBlankable, names: [], past: past.kept },
  };
}

/** A coder that was kept; null where its notes are of another version. Throws EngineFault where its bytes are no model. */
export async function learnedFromPack(
  { modelBytes, notesBytes }: PackedModel,
  open: CoderOpener,
): Promise<Learned | null> {
  const notes = await unpackNotes(notesBytes);
  if (!notes) return null;
  const bytes = new Uint8Array(await modelBytes.arrayBuffer());
  return {
    coder: new TaughtCoder(open(bytes), open, notes.isBlankable, bytes),
    past: keptPostings(notes.past),
    notes,
  };
}

/** What was learned, without any lesson, as it is kept. */
export function packLearned({ coder, notes }: Learned): PackedModel {
  return { modelBytes: new Blob([coder.untaught().slice()]), notesBytes: packNotes(notes) };
}
