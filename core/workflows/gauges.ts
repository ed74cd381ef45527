/** Instruments a workflow may read but never decide by: what they say ends up under `timing` and nowhere else. */
export interface Gauges {
  /** Milliseconds since any fixed moment, never running backwards; fractions count. */
  readonly nowMs: () => number;
  /** Most memory the process has held so far, in bytes. */
  readonly peakRssBytes: () => number;
}
