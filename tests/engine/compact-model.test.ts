import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoCompany, DEMO_DIMENSIONS } from '../../core/demo/demo-company.ts';
import { createCoder, EngineFault, openCoder, type Coder } from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { ANY_LINE, anyDays, byDay, lineWith } from './lines.ts';

const COLUMNS = { dimensions: ['account', 'tax_code'], headerFieldNames: ['site', 'unit'] };
const OVER_LIMIT = -1;
const DEMO = demoCompany(1);
const JOURNAL = DEMO.journal.lines.slice(0, 200);

function demoCoder(): Coder {
  const coder = createCoder(RELEASE, { dimensions: DEMO_DIMENSIONS });
  for (const day of byDay(DEMO.history.lines.slice(0, 1500))) coder.learnDay(day);
  return coder;
}

const firstsOf = (coder: Coder): (string | undefined)[] =>
  JOURNAL.flatMap((line) => coder.suggest(line).map(({ candidates }) => candidates[0]?.value));

function shareAlike(a: readonly unknown[], b: readonly unknown[]): number {
  return a.filter((value, index) => value === b[index]).length / a.length;
}

describe('a compact model', () => {
  test('where nothing is left out, has the exact one’s evidence and values, and confidences close to its own', () => {
    fc.assert(
      fc.property(anyDays(5), fc.array(ANY_LINE, { maxLength: 5 }), (days, asked) => {
        const coder = createCoder(RELEASE, COLUMNS);
        for (const day of days) coder.learnDay(day);
        const opened = openCoder(RELEASE, coder.save({ form: 'compact' }));
        expect(opened.lineCount).toBe(coder.lineCount);
        for (const line of asked)
          for (const [index, exact] of coder.suggest(line, 16).entries()) {
            const compact = opened.suggest(line, 16)[index];
            const values = exact.candidates.map(({ value }) => value).sort();
            expect(compact?.candidates.map(({ value }) => value).sort()).toEqual(values);
            if (exact.candidates[0]?.value === compact?.candidates[0]?.value)
              expect(compact?.evidence).toEqual(exact.evidence);
            for (const { value, confidence } of exact.candidates) {
              const rounded = compact?.candidates.find((candidate) => candidate.value === value);
              expect(Math.abs((rounded?.confidence ?? 0) - confidence)).toBeLessThan(0.05);
            }
          }
      }),
      { numRuns: 15 },
    );
  });

  test('of a company’s ledger suggests as the exact one does, in a tenth of the bytes', () => {
    const coder = demoCoder();
    const exact = coder.save();
    const compact = coder.save({ form: 'compact' });
    expect(compact.length).toBeLessThan(exact.length / 4);
    expect(shareAlike(firstsOf(coder), firstsOf(openCoder(RELEASE, compact)))).toBeGreaterThan(0.99);
  });

  test.each([300_000, 400_000, 550_000])('keeps within %i bytes, and uses most of them', (mostBytes) => {
    const coder = demoCoder();
    const model = coder.save({ form: 'compact', mostBytes });
    expect(model.length).toBeLessThanOrEqual(mostBytes);
    expect(model.length).toBeGreaterThan(mostBytes * 0.7);
    expect(shareAlike(firstsOf(coder), firstsOf(openCoder(RELEASE, model)))).toBeGreaterThan(0.8);
  });

  test('loses less, the more bytes it may have', () => {
    const coder = demoCoder();
    const firsts = firstsOf(coder);
    const shares = [250_000, 350_000, 900_000].map((mostBytes) =>
      shareAlike(firsts, firstsOf(openCoder(RELEASE, coder.save({ form: 'compact', mostBytes })))),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test('in fewer bytes than any model takes is refused, and the coder goes on', () => {
    const coder = demoCoder();
    const firsts = firstsOf(coder);
    for (const mostBytes of [0, -1, 10_000]) {
      const saving = (): Uint8Array => coder.save({ form: 'compact', mostBytes });
      expect(saving).toThrow(EngineFault);
      expect(saving).toThrow(expect.objectContaining({ status: OVER_LIMIT }));
    }
    expect(firstsOf(coder)).toEqual(firsts);
  });

  test('does not change the coder that wrote it, and is the same bytes every time', () => {
    const coder = demoCoder();
    const before = coder.save();
    const [once, again] = [coder.save({ form: 'compact' }), coder.save({ form: 'compact' })];
    expect(Buffer.compare(once, again)).toBe(0);
    expect(Buffer.compare(coder.save(), before)).toBe(0);
  });

  test('opened, follows a correction, explains it, takes it back, and can be saved in both forms', () => {
    const opened = openCoder(RELEASE, demoCoder().save({ form: 'compact' }));
    const corrected = lineWith({
      supplierName: 'Nieuwe Drukkerij',
      text: 'brochures',
      coding: opened.dimensions.map((_, index) => (index === 0 ? '0620' : null)),
    });
    const before = opened.lineCount;
    opened.learn(corrected);
    expect(opened.suggest(corrected)[0]?.candidates[0]?.value).toBe('0620');
    expect(opened.explain(corrected, 0, '0620')?.difference).toBeGreaterThan(0);
    const exact = openCoder(RELEASE, opened.save());
    expect(exact.suggest(corrected, 16)).toEqual(opened.suggest(corrected, 16));
    expect(
      openCoder(RELEASE, opened.save({ form: 'compact' })).suggest(corrected)[0]?.candidates[0]?.value,
    ).toBe('0620');
    expect(opened.unlearn(corrected)).toBeGreaterThan(0);
    expect(opened.lineCount).toBe(before);
  });
});
