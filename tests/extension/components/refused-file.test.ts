// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { RefusedFile } from '../../../extension/components/refused-file.ts';

const fault = (row: number) => ({
  file: 'april.xlsx',
  sheet: 'Journal',
  row,
  column: 'Amount',
  expected: 'a number',
  found: 'n/a',
});

let panel: RefusedFile;

beforeEach(async () => {
  panel = new RefusedFile();
  document.body.replaceChildren(panel);
  panel.view = {
    title: 'april.xlsx could not be read as it is',
    faults: Array.from({ length: 20 }, (_, index) => fault(index + 2)),
    meanings: { Lieferant: 'supplier_name', Konto: '' },
    choices: [
      { meaning: 'supplier_name', label: 'Supplier' },
      { meaning: 'coding.account', label: 'to code: Account' },
    ],
  };
  await panel.updateComplete;
});

describe('a refused file', () => {
  it('names row, column, what was expected and what was found', () => {
    expect(panel.shadowRoot?.querySelector('li')?.textContent).toBe(
      'april.xlsx, sheet "Journal", row 2, column "Amount": expected a number, found n/a',
    );
  });

  it('counts the faults it does not list', () => {
    const items = panel.shadowRoot?.querySelectorAll('li') ?? [];
    expect(items).toHaveLength(13);
    expect(items[12]?.textContent).toBe('and 8 more of this kind');
  });

  it('begins with the guess of each column’s meaning', () => {
    const chosen = [...(panel.shadowRoot?.querySelectorAll('select') ?? [])].map((select) => [
      select.name,
      select.value,
    ]);
    expect(chosen).toEqual([
      ['Lieferant', 'supplier_name'],
      ['Konto', ''],
    ]);
  });

  it('tells the corrected meanings of all columns', () => {
    const told: unknown[] = [];
    panel.addEventListener('meanings-corrected', (event) => {
      if (event instanceof CustomEvent) told.push(event.detail);
    });
    const konto = panel.shadowRoot?.querySelectorAll('select')[1];
    const form = panel.shadowRoot?.querySelector('form');
    if (!konto || !form) throw new Error('no form');
    konto.value = 'coding.account';
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(told).toEqual([{ Lieferant: 'supplier_name', Konto: 'coding.account' }]);
  });
});
