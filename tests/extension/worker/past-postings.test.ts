import { describe, expect, it } from 'vitest';
import type { History } from '../../../core/domain/ledger-line.ts';
import { pastPostings } from '../../../extension/worker/past-postings.ts';
import { line } from './lines.ts';

const history: History = {
  file: 'history.csv',
  dimensions: ['cost_centre', 'account'],
  headerFieldNames: [],
  faults: [],
  lines: [
    line('Staples', { date: '2026-08-11', text: 'paper', coding: ['130', '4410'] }),
    line('Staples', { date: '2026-10-12', text: 'chairs', coding: [null, '0410'] }),
    line('STAPLES', { date: '2026-09-14', text: 'paper', coding: ['120', '4410'] }),
    line('KPN', { date: '2026-10-20', coding: ['120', '4310'] }),
    line('Telecom', { date: '2026-10-21', supplierId: 'S7', coding: ['120', '4310'] }),
  ],
};

describe('past postings', () => {
  it('are the supplier’s, those with the same text first, then the latest', () => {
    const found = pastPostings(history).of(line('Staples', { text: 'paper' }), ['account']);
    expect(found.map(({ date }) => date)).toEqual(['2026-09-14', '2026-08-11', '2026-10-12']);
  });

  it('show their coding in the journal’s order, blank where there was none', () => {
    const [posting] = pastPostings(history).of(line('Staples', { text: 'chairs' }), [
      'account',
      'cost_centre',
      'project',
    ]);
    expect(posting?.coding).toEqual(['0410', '', '']);
  });

  it('know a supplier by its number where there is one', () => {
    const past = pastPostings(history);
    expect(past.of(line('Another name', { supplierId: 'S7' }), ['account'])).toHaveLength(1);
    expect(past.of(line('Telecom'), ['account'])).toHaveLength(0);
  });
});
