import type { Locator, Page } from 'playwright-core';

/** A coding cell as the page shows it. */
export interface ShownCell {
  readonly value: string;
  /** `ready`, `review`, `needs-you`, `yours`, `accepted` or `empty`. */
  readonly state: string;
}

const STATE_CLASS = /\bis-([a-z-]+)\b/;

/** The workbench as a person meets it: what it shows, in the words it shows it in. */
export class WorkbenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until the demo journal is coded. */
  async openDemo(origin: string): Promise<void> {
    await this.page.goto(origin);
    await this.saysOnce(/rows coded\./);
  }

  /** The line in which the page says what just happened. */
  get status(): Locator {
    return this.page.locator('footer [role=status]');
  }

  /** Waits until the status line says something. */
  async saysOnce(words: RegExp): Promise<void> {
    await this.status.filter({ hasText: words }).waitFor();
  }

  /** The cell that has the focus. */
  get focused(): Locator {
    return this.page.locator('journal-grid .rgCell:focus');
  }

  /** Row and column of the focused cell, from 0. */
  async focusedPlace(): Promise<{ row: number; column: number }> {
    await this.focused.waitFor();
    return this.focused.evaluate((cell) => ({
      row: Number(cell.getAttribute('data-rgrow')),
      column: Number(cell.getAttribute('data-rgcol')),
    }));
  }

  /** A cell of the sheet that is in view; row and column from 0. */
  cell(row: number, column: number): Locator {
    return this.page.locator(
      `revogr-data[type="rgRow"][col-type="rgCol"] [data-rgrow="${row}"][data-rgcol="${column}"]`,
    );
  }

  /** What a coding cell in view shows. */
  async codingCell(row: number, column: number): Promise<ShownCell> {
    const cell = this.cell(row, column);
    const value = (await cell.locator('.cell-value').textContent()) ?? '';
    const state = STATE_CLASS.exec((await cell.getAttribute('class')) ?? '')?.[1] ?? '';
    return { value, state };
  }

  /** Presses keys one after the other, as a person does. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Puts the cursor on a cell by its keys. */
  async goTo(row: number, column: number): Promise<void> {
    await this.press('Control+Home');
    await this.cell(0, 0).and(this.focused).waitFor();
    for (let step = 0; step < row; step += 1) await this.press('ArrowDown');
    for (let step = 0; step < column; step += 1) await this.press('ArrowRight');
    await this.cell(row, column).and(this.focused).waitFor();
  }

  /** How many rows are in a state, by the legend's words: `ready`, `to review`, `need you`, `done`. */
  async rowCount(words: string): Promise<number> {
    const item = this.page.locator('progress-strip li').filter({ hasText: words });
    if ((await item.count()) === 0) return 0;
    return Number((await item.locator('b').textContent())?.replaceAll(',', ''));
  }
}
