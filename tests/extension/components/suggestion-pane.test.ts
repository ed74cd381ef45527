// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { SuggestionPane, type PaneView } from '../../../extension/components/suggestion-pane.ts';

const view: PaneView = {
  row: { label: '47', supplier: 'Staples BV', facts: ['toner HP 26X', '184.50 EUR'] },
  cells: [
    {
      dimension: 0,
      label: 'Account',
      value: '4410',
      name: 'Office supplies',
      state: 'review',
      certainty: 'sure, 88 %',
      canAccept: true,
      guess: '',
    },
    {
      dimension: 1,
      label: 'Cost centre',
      value: '',
      name: '',
      state: 'needs-you',
      certainty: '',
      canAccept: false,
      guess: '',
    },
    {
      dimension: 2,
      label: 'Tax code',
      value: 'V21',
      name: '',
      state: 'yours',
      certainty: '',
      canAccept: false,
      guess: '',
    },
  ],
  current: 0,
  reasons: {
    label: 'Account',
    sentences: ['supplier: 38 of 41 postings'],
    alternatives: [{ value: '4420', name: 'IT consumables', certainty: '8 %' }],
    warning: 'Differs',
  },
  postings: [{ date: '12 Oct 2026', coding: '4410 / 120', amount: '179.90 EUR', text: 'toner' }],
  document: null,
  offer: null,
  learns: true,
};

let pane: SuggestionPane;
let told: { name: string; detail: unknown }[];

const shown = (): string => pane.shadowRoot?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
const button = (label: string): HTMLButtonElement => {
  const found = [...(pane.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
    one.textContent.replaceAll(/\s+/g, ' ').includes(label),
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
};

beforeEach(async () => {
  pane = new SuggestionPane();
  told = [];
  for (const name of ['cell-accepted', 'row-accepted', 'value-picked', 'learning-set'])
    pane.addEventListener(name, (event) => {
      told.push({ name, detail: event instanceof CustomEvent ? event.detail : null });
    });
  document.body.replaceChildren(pane);
  pane.view = view;
  await pane.updateComplete;
});

describe('the suggestion pane', () => {
  it('says how sure in words and a number beside the value', () => {
    expect(shown()).toContain('4410');
    expect(shown()).toContain('sure, 88 %');
    expect(shown()).toContain('Office supplies');
  });

  it('says the state in words where nothing is suggested', () => {
    expect(shown()).toContain('needs you');
    expect(shown()).toContain('yours');
  });

  it('offers to accept only what holds a suggestion', () => {
    expect(pane.shadowRoot?.querySelectorAll('.cells button')).toHaveLength(1);
  });

  it('tells which cell was accepted', () => {
    button('Account 4410').click();
    expect(told).toEqual([{ name: 'cell-accepted', detail: { dimension: 0 } }]);
  });

  it('tells which alternative was picked, for the current dimension', () => {
    button('4420').click();
    expect(told).toEqual([{ name: 'value-picked', detail: { dimension: 0, value: '4420' } }]);
  });

  it('tells when a row is for this once', () => {
    const box = pane.shadowRoot?.querySelector('input');
    if (!box) throw new Error('no checkbox');
    box.checked = false;
    box.dispatchEvent(new Event('change'));
    expect(told).toEqual([{ name: 'learning-set', detail: { learns: false } }]);
  });

  it('marks the current dimension for screen readers', () => {
    const marks = [...(pane.shadowRoot?.querySelectorAll('.cells li') ?? [])].map((item) =>
      item.getAttribute('aria-current'),
    );
    expect(marks).toEqual(['true', 'false', 'false']);
  });

  it('shows text as text, whatever it holds', async () => {
    pane.view = { ...view, row: { ...view.row, supplier: '<img src=x onerror=alert(1)>' } };
    await pane.updateComplete;
    expect(pane.shadowRoot?.querySelector('img')).toBeNull();
    expect(shown()).toContain('<img src=x');
  });

  it('says so where the history has nothing of the supplier', async () => {
    pane.view = { ...view, postings: [] };
    await pane.updateComplete;
    expect(shown()).toContain('None of this supplier in the history.');
  });
});
