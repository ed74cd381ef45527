import type { Page } from 'playwright-core';

/** When a journal's coding got how far, in milliseconds from its file being handed over, and how it held up the page. */
export interface CodingTimes {
  readonly rowsShownMs: number;
  /** The first suggestion in a cell. */
  readonly firstTintMs: number;
  readonly codingBeganMs: number;
  readonly codedMs: number;
  /** Tasks of the page's main thread over 50 ms, the browser's own measure. */
  readonly longTasksMs: readonly number[];
}

/** Begins to watch a page code the next journal; `times` resolves once its status line says that it is coded. */
export async function watchCoding(page: Page): Promise<{ readonly times: () => Promise<CodingTimes> }> {
  const watch = await page.evaluateHandle(() => {
    const start = performance.now();
    const longTasksMs: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(Math.round(duration));
    });
    observer.observe({ type: 'longtask' });
    const isShown = (selector: string): boolean => document.querySelector(selector) !== null;
    const text = (selector: string, inner = ''): string => {
      const element = document.querySelector(selector);
      return ((inner ? element?.shadowRoot?.querySelector(inner) : element)?.textContent ?? '').trim();
    };
    const signs = {
      rowsShownMs: () => isShown('journal-grid .row-number'),
      codingBeganMs: () => text('progress-strip', '.task').startsWith('Coding'),
      firstTintMs: () => isShown('journal-grid .is-ready, journal-grid .is-review'),
      codedMs: () => text('footer [role=status]').endsWith('rows coded.'),
    };
    const times = new Promise<Record<keyof typeof signs, number>>((done) => {
      const seen: Partial<Record<keyof typeof signs, number>> = {};
      const look = (): void => {
        const { rowsShownMs, codingBeganMs, firstTintMs, codedMs } = signs;
        const now = Math.round(performance.now() - start);
        if (rowsShownMs()) seen.rowsShownMs ??= now;
        if (codingBeganMs()) seen.codingBeganMs ??= now;
        if (firstTintMs()) seen.firstTintMs ??= now;
        if (!codedMs()) {
          requestAnimationFrame(look);
          return;
        }
        const end = { rowsShownMs: now, codingBeganMs: now, firstTintMs: now, codedMs: now };
        done({ ...end, ...seen });
      };
      look();
    });
    return { times, longTasksMs };
  });
  return {
    times: () => watch.evaluate(async ({ times, longTasksMs }) => ({ ...(await times), longTasksMs })),
  };
}
