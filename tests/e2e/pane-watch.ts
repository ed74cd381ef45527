import type { Page } from 'playwright-core';
import type { ExcelInPage } from './office-in-page.ts';

/** How long a journal's coding took from the press of Code on, in milliseconds. */
export interface WritingTimes {
  readonly codedMs: number;
  /** The last request to Excel. */
  readonly writtenMs: number;
}

/** Waits until the page's database holds a model: what was learned is kept a moment after it can be coded with. */
export function modelIsKept(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('kontera');
        opening.onerror = () => fail(new Error('the page keeps nothing'));
        opening.onsuccess = () => {
          const look = (): void => {
            const count = opening.result.transaction('models').objectStore('models').count();
            count.onsuccess = () => {
              if (count.result === 0) {
                setTimeout(look, 50);
                return;
              }
              opening.result.close();
              done();
            };
          };
          look();
        };
      }),
  );
}

/** Empties every cache of the page's files and leaves the page; what it keeps in its database stays. */
export async function emptyCaches(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto('about:blank');
  const control = await page.context().newCDPSession(page);
  await control.send('Network.clearBrowserCache');
}

/** Codes as soon as the pane can; milliseconds from the page's navigation to the first coded cell of a column. */
export function watchFirstSuggestion(page: Page, column: number): Promise<number> {
  return page.evaluate(
    (coded) =>
      new Promise<number>((done) => {
        let isAsked = false;
        const look = (): void => {
          const excel = Reflect.get(globalThis, 'excelInPage') as ExcelInPage | undefined;
          const bar = document.querySelector('action-bar')?.shadowRoot;
          const code = [...(bar?.querySelectorAll<HTMLElement>('fluent-button') ?? [])].find((button) =>
            button.textContent.trim().startsWith('Code '),
          );
          if (code && !isAsked) {
            isAsked = true;
            code.click();
          }
          const values = isAsked && excel ? excel.values(2, 20, coded) : [];
          if (values.some((row) => row[coded - 1] !== '')) done(performance.now());
          else setTimeout(look, 2);
        };
        look();
      }),
    column,
  );
}

/** Types a row into the sheet; milliseconds from its edit to the coded cell, row and column counted from 1. */
export function watchTypedRow(
  page: Page,
  row: number,
  cells: readonly (string | number)[],
  column: number,
): Promise<number> {
  return page.evaluate(
    ([at, typed, coded]) =>
      new Promise<number>((done) => {
        const excel = Reflect.get(globalThis, 'excelInPage') as ExcelInPage;
        const start = performance.now();
        const look = (): void => {
          if (excel.values(at, 1, coded)[0]?.[coded - 1] !== '') done(performance.now() - start);
          else setTimeout(look, 1);
        };
        excel.host.person.paste(`A${at}`, [typed]);
        look();
      }),
    [row, cells, column] as const,
  );
}

/** Presses Code; resolves once everything is coded and Excel has been left alone for a second. */
export function watchWriting(page: Page): Promise<WritingTimes> {
  return page.evaluate(
    () =>
      new Promise<WritingTimes>((done) => {
        const { host } = Reflect.get(globalThis, 'excelInPage') as ExcelInPage;
        const start = performance.now();
        let [codedMs, writtenMs] = [0, 0];
        host.onRequest = () => {
          writtenMs = performance.now() - start;
        };
        const look = (): void => {
          const now = performance.now() - start;
          const isCoded = document.querySelector('p.status')?.textContent.includes('rows coded.') ?? false;
          if (isCoded && codedMs === 0) codedMs = now;
          if (codedMs > 0 && now - Math.max(codedMs, writtenMs) > 1000) done({ codedMs, writtenMs });
          else setTimeout(look, 20);
        };
        document.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', ctrlKey: true, altKey: true }),
        );
        look();
      }),
  );
}
