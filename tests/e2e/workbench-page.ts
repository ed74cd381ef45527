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

  /** Opens the page and waits until it shows the demo journal, coded or not. */
  async open(origin: string): Promise<void> {
    await this.page.goto(origin);
    await this.page.locator('file-bar').getByText('demo-journal.xlsx').waitFor();
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
    return placeOf(this.focused);
  }

  /** Row and column of the one coding cell in view with a value, from 0. */
  async placeOf(value: string): Promise<{ row: number; column: number }> {
    return placeOf(this.page.locator('journal-grid .rgCell').filter({ has: this.page.getByText(value) }));
  }

  /** Waits until the focus is in a row of the sheet, from 0. */
  async focusComesToRow(row: number): Promise<void> {
    await this.focused.and(this.page.locator(`[data-rgrow="${row}"]`)).waitFor();
  }

  /** Waits until the focus is in another cell than `place`. */
  async focusLeaves({ row, column }: { row: number; column: number }): Promise<void> {
    const left = this.page.locator(`:not(${cellSelector(row, column)})`);
    await this.focused.and(left).waitFor();
  }

  /** A cell of the sheet that is in view; row and column from 0. */
  cell(row: number, column: number): Locator {
    return this.page.locator(cellSelector(row, column));
  }

  /** What a coding cell in view shows. */
  async codingCell(row: number, column: number): Promise<ShownCell> {
    const cell = this.cell(row, column);
    const isBlank = (await cell.locator('.cell-value.blank').count()) > 0;
    const value = isBlank ? '' : ((await cell.locator('.cell-value').textContent()) ?? '');
    const state = STATE_CLASS.exec((await cell.getAttribute('class')) ?? '')?.[1] ?? '';
    return { value, state };
  }

  /** Presses keys one after the other, as a person does. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Puts the cursor on a cell by its keys: pages first, then rows, then columns. */
  async goTo(row: number, column: number): Promise<void> {
    await this.press('Control+Home');
    await this.cell(0, 0).and(this.focused).waitFor();
    let at = 0;
    for (let page = Infinity; at + page <= row || page === Infinity;) {
      await this.press('PageDown');
      await this.page.waitForFunction(
        (before) => Number(document.activeElement?.getAttribute('data-rgrow') ?? before) > before,
        at,
      );
      const now = (await this.focusedPlace()).row;
      page = now - at;
      at = now;
    }
    for (; at > row; at -= 1) await this.press('ArrowUp');
    for (; at < row; at += 1) await this.press('ArrowDown');
    for (let step = 0; step < column; step += 1) await this.press('ArrowRight');
    await this.cell(row, column).and(this.focused).waitFor();
  }

  /** Types into the cell that has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.locator('revogr-edit input').waitFor();
  }

  /** Waits until a coding cell in view shows a value in a state. */
  async cellBecomes(row: number, column: number, wanted: ShownCell): Promise<void> {
    await this.page.waitForFunction(
      ({ selector, value, state }) => {
        const cell = document.querySelector(selector);
        const shown = cell?.querySelector('.cell-value');
        const text = shown?.classList.contains('blank') ? '' : shown?.textContent;
        return cell?.classList.contains(`is-${state}`) && text === value;
      },
      { selector: cellSelector(row, column), ...wanted },
    );
  }

  /** Index of the column with a header. */
  async columnOf(header: string): Promise<number> {
    const cell = this.page.locator(`.rgHeaderCell[title="${header}"]`);
    return Number(await cell.getAttribute('aria-colindex')) - 1;
  }

  /** Saves by key; gives the downloaded file and how many cells the page says it wrote. */
  async save(): Promise<{ name: string; path: string; cellCount: number }> {
    const download = this.page.waitForEvent('download');
    await this.press('Control+s');
    const file = await download;
    await this.saysOnce(/^Saved /);
    const words = (await this.status.textContent()) ?? '';
    const cellCount = Number(/: ([\d,]+) cells? written/.exec(words)?.[1]?.replaceAll(',', ''));
    return { name: file.suggestedFilename(), path: await file.path(), cellCount };
  }

  /** Hands a file over as a person does with the file dialog. */
  async pick(role: 'journal' | 'history', name: string, content: string | Uint8Array): Promise<void> {
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
    await this.page.locator(`file-bar input[data-role="${role}"]`).setInputFiles(file);
  }

  /** Waits until the legend counts so many rows in a state, by its words. */
  async countBecomes(words: string, rows: number): Promise<void> {
    const item = this.page.locator('progress-strip li').filter({ hasText: words });
    await item.filter({ has: this.page.getByText(rows.toLocaleString('en-GB'), { exact: true }) }).waitFor();
  }

  /** How many rows are in a state, by the legend's words: `ready`, `to review`, `need you`, `done`. */
  async rowCount(words: string): Promise<number> {
    const item = this.page.locator('progress-strip li').filter({ hasText: words });
    if ((await item.count()) === 0) return 0;
    return Number((await item.locator('b').textContent())?.replaceAll(',', ''));
  }
}

function cellSelector(row: number, column: number): string {
  return `revogr-data[type="rgRow"][col-type="rgCol"] [data-rgrow="${row}"][data-rgcol="${column}"]`;
}

async function placeOf(cell: Locator): Promise<{ row: number; column: number }> {
  await cell.waitFor();
  return cell.evaluate((found) => ({
    row: Number(found.getAttribute('data-rgrow')),
    column: Number(found.getAttribute('data-rgcol')),
  }));
}
