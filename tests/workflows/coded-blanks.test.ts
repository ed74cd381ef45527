import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { blankableDimensions, LEFT_BLANK, withCodedBlanks } from '../../core/workflows/coded-blanks.ts';

const coded = (...coding: (string | null)[]): LedgerLine => ({
  rowNumber: 2,
  documentId: null,
  lineNo: null,
  date: '2026-10-01',
  direction: null,
  supplierName: 'Staples',
  supplierId: '',
  supplierTaxId: '',
  text: '',
  quantity: null,
  unitPrice: null,
  amountMinor: 100,
  currency: 'EUR',
  taxRate: null,
  company: '',
  headerFields: [],
  coding,
});
const dimensions = ['account', 'project'];

describe('blanks that are coding', () => {
  it('are those of a dimension that lines often have no value in', () => {
    const lines = [coded('4410', null), coded('4410', null), coded('4420', 'P-1')];
    expect(blankableDimensions({ dimensions, lines })).toEqual([false, true]);
  });

  it('are not the slips of a dimension that hardly ever lacks one', () => {
    const lines = Array.from({ length: 21 }, (_, index) => coded('4410', index === 0 ? null : 'P-1'));
    expect(blankableDimensions({ dimensions, lines })).toEqual([false, false]);
  });

  it('are not those of lines that nobody coded', () => {
    const lines = [coded(null, null), coded(null, null), coded('4410', 'P-1')];
    expect(blankableDimensions({ dimensions, lines })).toEqual([false, false]);
  });

  it('become a value to learn', () => {
    expect(withCodedBlanks(coded('4410', null), [false, true]).coding).toEqual(['4410', LEFT_BLANK]);
  });

  it('stay as they are elsewhere', () => {
    expect(withCodedBlanks(coded(null, 'P-1'), [false, true]).coding).toEqual([null, 'P-1']);
    expect(withCodedBlanks(coded(null, null), [true, true]).coding).toEqual([null, null]);
  });
});
