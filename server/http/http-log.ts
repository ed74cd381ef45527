/** Where log lines go; pino's loggers fit. */
export interface HttpLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What is logged of a mistake of ours. */
export interface FaultRecord {
  readonly fault: string;
  /** Code of the database or the system: 23505, ECONNREFUSED. */
  readonly code: string | undefined;
  /** Where it happened, innermost first. */
  readonly at: readonly string[];
}

const MAX_FRAMES = 12;

/** What may be logged of an error: its name, its code and where. Its message is left out, for it may quote ledger content. */
export function faultRecord(error: unknown): FaultRecord {
  if (!(error instanceof Error)) return { fault: typeof error, code: undefined, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 40) : undefined;
  // Lines of the message that only look like a frame have no place behind them.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return { fault: error.name, code, at: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) };
}
