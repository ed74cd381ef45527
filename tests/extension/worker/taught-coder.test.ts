import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaughtCoder } from '../../../extension/worker/taught-coder.ts';
import { lastCodingCoder, openLastCodingCoder } from './last-coding-coder.ts';
import { line } from './lines.ts';

const columns = { dimensions: ['account', 'cost_centre'], headerFieldNames: [] };
const lines = [line('Staples'), line('Staples'), line('KPN'), null];

function trained(): TaughtCoder {
  const coder = lastCodingCoder(columns.dimensions);
  coder.learn(line('Staples', { coding: ['4410', '120'] }));
  return new TaughtCoder(coder, openLastCodingCoder, [false, true]);
}

const model = (taught: TaughtCoder): string => new TextDecoder().decode(taught.coder.save());
const account = (taught: TaughtCoder, supplier: string): string | undefined =>
  taught.coder.suggest(line(supplier))[0]?.candidates[0]?.value;

const lesson = fc.record({
  row: fc.nat(3),
  dimension: fc.nat(1),
  value: fc.constantFrom('4410', '4420', '0210', ''),
});

describe('a coder taught by a session', () => {
  it('knows a lesson at once', () => {
    const taught = trained();
    taught.teach([{ row: 0, dimension: 0, value: '4420' }], columns, lines);
    expect(account(taught, 'Staples')).toBe('4420');
  });

  it('learns nothing about the dimensions that were not decided', () => {
    const taught = trained();
    taught.teach([{ row: 0, dimension: 0, value: '4420' }], columns, lines);
    expect(taught.coder.suggest(line('Staples'))[1]?.candidates[0]?.value).toBe('120');
  });

  it('is after a lesson was taken back as if it never had it', () => {
    const taught = trained();
    const before = model(taught);
    taught.teach([{ row: 0, dimension: 0, value: '4420' }], columns, lines);
    taught.teach([], columns, lines);
    expect(model(taught)).toBe(before);
  });

  it('comes to the same whichever way it was taught', () => {
    const lists = fc.array(fc.array(lesson, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, (history) => {
        const taught = trained();
        for (const lessons of history) taught.teach(lessons, columns, lines);
        const direct = trained();
        direct.teach(history.at(-1) ?? [], columns, lines);
        expect(model(taught)).toBe(model(direct));
      }),
    );
  });

  it('passes over a row that could not be read', () => {
    const taught = trained();
    const before = model(taught);
    taught.teach([{ row: 3, dimension: 0, value: '4420' }], columns, lines);
    expect(model(taught)).toBe(before);
  });

  it('learns a blank only where its history knows blanks', () => {
    const taught = trained();
    const before = model(taught);
    taught.teach([{ row: 0, dimension: 0, value: '' }], columns, lines);
    expect(model(taught)).toBe(before);
    taught.teach([{ row: 0, dimension: 1, value: '' }], columns, lines);
    expect(taught.coder.suggest(line('Staples'))[1]?.candidates[0]?.value).toBe('');
  });

  it('passes over a dimension that its history does not have', () => {
    const taught = trained();
    const before = model(taught);
    const wider = { dimensions: ['project', 'account'], headerFieldNames: [] };
    taught.teach([{ row: 0, dimension: 0, value: 'P-1' }], wider, lines);
    expect(model(taught)).toBe(before);
  });
});
