import type { Progress } from '../core/workflows/progress.ts';
import type { Host } from './host.ts';

/** Work shorter than this passes unseen. */
const QUIET_MS = 1000;
/** Between two drawings, and two breaths. */
const SLICE_MS = 100;

/** Runs a workflow to its end; a person who watches sees how far it is once it takes over a second. */
export async function follow<Result>(steps: Iterator<Progress, Result, void>, host: Host): Promise<Result> {
  const startMs = host.gauges.nowMs();
  let slice = { endMs: startMs + SLICE_MS, phase: '', phaseStartMs: startMs };
  let step = steps.next();
  while (step.done !== true) {
    const nowMs = host.gauges.nowMs();
    const { phase } = step.value;
    if (phase !== slice.phase) slice = { ...slice, phase, phaseStartMs: nowMs };
    if (nowMs >= slice.endMs) {
      slice = { ...slice, endMs: nowMs + SLICE_MS };
      if (nowMs - startMs >= QUIET_MS) draw(progressText(step.value, nowMs - slice.phaseStartMs), host);
      await host.breathe();
    }
    step = steps.next();
  }
  draw('', host);
  return step.value;
}

/** Does work that cannot say how far it is; a person who watches sees what is under way. */
export async function announced<Result>(text: string, work: () => Result, host: Host): Promise<Result> {
  draw(text, host);
  await host.breathe();
  const result = work();
  draw('', host);
  return result;
}

function progressText({ phase, doneCount, lineCount }: Progress, spentMs: number): string {
  const percent = Math.floor((100 * doneCount) / Math.max(1, lineCount));
  const leftSeconds = Math.ceil((spentMs * (lineCount - doneCount)) / Math.max(1, doneCount) / 1000);
  return `${phase}: ${doneCount} of ${lineCount} lines, ${percent} %, about ${leftSeconds} s left`;
}

/** Puts text in place of the line the cursor is on: `\r`, the text, then erase to the end (ECMA-48 EL). */
function draw(text: string, host: Host): void {
  if (host.watcherColumns !== null) host.err(`\r${text.slice(0, host.watcherColumns - 1)}\u001b[K`);
}
