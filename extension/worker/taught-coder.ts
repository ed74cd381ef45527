import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import type { Coder } from '../../core/engine/line.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { lineAsker } from '../../core/workflows/line-asker.ts';
import type { LineColumns } from '../../core/workflows/line-fitter.ts';
import type { CellValue } from './messages.ts';

/** Opens a coder from the bytes that another one saved. */
export type CoderOpener = (modelBytes: Uint8Array) => Coder;

/**
 * A coder trained on a history, with a session's lessons on top. Lessons that only grow are learned as they come; where
 * one was taken back or changed, the coder begins again from its history, so that nothing of it is left.
 */
export class TaughtCoder {
  readonly #open: CoderOpener;
  readonly #isBlankable: readonly boolean[];
  #coder: Coder;
  /** The coder before any lesson; kept before the first one is learned. */
  #untaught: Uint8Array | null;
  #lessons: readonly CellValue[] = [];

  /** `isBlankable`: the coder's dimensions in which it knows a blank as a value; `bytes`: the coder, where they are at hand. */
  constructor(
    trained: Coder,
    open: CoderOpener,
    isBlankable: readonly boolean[],
    bytes: Uint8Array | null = null,
  ) {
    this.#coder = trained;
    this.#untaught = bytes;
    this.#open = open;
    this.#isBlankable = isBlankable;
  }

  get coder(): Coder {
    return this.#coder;
  }

  /** Makes the coder know exactly these lessons, each about one cell of a journal; rows without a line teach nothing. */
  teach(lessons: readonly CellValue[], columns: LineColumns, lines: readonly (LedgerLine | null)[]): void {
    const isLonger = this.#lessons.every((lesson, index) => isSame(lesson, lessons[index]));
    if (isLonger && lessons.length === this.#lessons.length) return;
    const untaught = this.untaught();
    if (!isLonger) this.#coder = this.#open(untaught);
    const asked = lineAsker({ ...columns, lines }, this.#coder);
    for (const { row, dimension, value } of lessons.slice(isLonger ? this.#lessons.length : 0)) {
      const line = lines[row];
      const coded = this.#coder.dimensions.indexOf(columns.dimensions[dimension] ?? '');
      if (line && coded >= 0 && (value !== LEFT_BLANK || this.#isBlankable[coded]))
        this.#coder.learn({ ...asked(line), coding: onlyAt(this.#coder, coded, value) });
    }
    this.#lessons = lessons;
  }

  /** Forgets every lesson. */
  forgetLessons(): void {
    if (this.#untaught && this.#lessons.length > 0) this.#coder = this.#open(this.#untaught);
    this.#lessons = [];
  }

  /** Keeps a copy of the coder to begin again from, ahead of the first lesson: it takes a moment. */
  prepare(): void {
    this.untaught();
  }

  /** The coder as it was before any lesson. */
  untaught(): Uint8Array {
    return (this.#untaught ??= this.#coder.save());
  }
}

/** A coding in one dimension only: what else stands in the row is not decided yet. */
function onlyAt({ dimensions }: Coder, dimension: number, value: string): (string | null)[] {
  return dimensions.map((_, index) => (index === dimension ? value : null));
}

function isSame(lesson: CellValue, other: CellValue | undefined): boolean {
  return lesson.row === other?.row && lesson.dimension === other.dimension && lesson.value === other.value;
}
