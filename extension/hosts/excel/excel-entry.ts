/** The door to Excel: what of its programming interface the host calls. */
export interface ExcelEntry {
  /** `Excel.run`. */
  run<Result>(
    options: Excel.RunOptions,
    batch: (context: Excel.RequestContext) => Promise<Result>,
  ): Promise<Result>;
  /** `Office.context.requirements.isSetSupported`. */
  supports(set: string, version: string): boolean;
}

/** Waiting, so that tests need no clock. */
export interface HostTiming {
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Waits by the page's clock. */
export const PAGE_TIMING: HostTiming = {
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    }),
};
