import { expect, test } from 'vitest';
import { lineFitter } from '../../core/workflows/line-fitter.ts';
import { lineWith } from './ledger.ts';

const line = lineWith({ headerFields: ['Ada', 'PO-7'], coding: ['4400', '120'] });
const source = { dimensions: ['account', 'cost_centre'], headerFieldNames: ['buyer', 'order'] };

test('columns follow their names into another order', () => {
  const fit = lineFitter(source, {
    dimensions: ['cost_centre', 'account'],
    headerFieldNames: ['order', 'buyer'],
  });
  expect(fit(line)).toMatchObject({ coding: ['120', '4400'], headerFields: ['PO-7', 'Ada'] });
});

test('a column that the source lacks is empty, one that the target lacks is left behind', () => {
  const fit = lineFitter(source, { dimensions: ['project', 'account'], headerFieldNames: ['site'] });
  expect(fit(line)).toMatchObject({ coding: [null, '4400'], headerFields: [''] });
});

test('a line whose columns fit is not copied', () => {
  expect(lineFitter(source, { ...source })(line)).toBe(line);
});
