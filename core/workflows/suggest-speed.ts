import type { LedgerLine } from '../domain/ledger-line.ts';
import type { Coder } from '../engine/line.ts';
import type { Gauges } from './gauges.ts';

/** How fast a coder answers when asked one line at a time. */
export interface SuggestSpeed {
  readonly suggestLinesPerSecond: number;
  /** The time that 99 of 100 calls stayed within, in milliseconds. */
  readonly p99SuggestMs: number;
}

/** Enough calls for a 99th percentile to rest on 20 of them. */
const SAMPLE_LINE_COUNT = 2000;

/** Times single calls on lines spread evenly over `lines` (not empty). */
export function suggestSpeed(coder: Coder, lines: readonly LedgerLine[], gauges: Gauges): SuggestSpeed {
  const sampleCount = Math.min(SAMPLE_LINE_COUNT, lines.length);
  const callMs = new Float64Array(sampleCount);
  for (let call = 0; call < sampleCount; call += 1) {
    const line = lines[Math.floor((call * lines.length) / sampleCount)];
    if (!line) break;
    const startMs = gauges.nowMs();
    coder.suggest(line, 3);
    callMs[call] = gauges.nowMs() - startMs;
  }
  const totalMs = callMs.reduce((sum, ms) => sum + ms, 0);
  callMs.sort();
  return {
    suggestLinesPerSecond: perSecond(sampleCount, totalMs),
    p99SuggestMs: callMs[Math.ceil(0.99 * sampleCount) - 1] ?? 0,
  };
}

/** A rate from a count and a duration; 0 where the clock did not move. */
export function perSecond(count: number, durationMs: number): number {
  return durationMs > 0 ? (count * 1000) / durationMs : 0;
}
