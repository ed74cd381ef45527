import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createCoder,
  openCoder,
  type Coder,
  type CodedEngineLine,
  type EngineLine,
} from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { ANY_LINE, anyDays, dateOf, lineWith } from './lines.ts';

const COLUMNS = { dimensions: ['account', 'tax_code'], headerFieldNames: ['site', 'unit'] };
const RUNS = { numRuns: 20 };

function taught(days: readonly CodedEngineLine[][]): Coder {
  const coder = createCoder(RELEASE, COLUMNS);
  for (const day of days) coder.learnDay(day);
  return coder;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe('any lines learned, day by day', () => {
  test('the same calls give the same model, to the byte', () => {
    fc.assert(
      fc.property(anyDays(5), (days) => isSame(taught(days).save(), taught(days).save())),
      RUNS,
    );
  });

  test('a model saved and opened goes on as if it had never stopped', () => {
    fc.assert(
      fc.property(anyDays(4), anyDays(3), (before, after) => {
        const coder = taught(before);
        const opened = openCoder(RELEASE, coder.save());
        expect(opened.lineCount).toBe(coder.lineCount);
        for (const day of after) expect(opened.learnDay(day)).toEqual(coder.learnDay(day));
        expect(isSame(opened.save(), coder.save())).toBe(true);
      }),
      RUNS,
    );
  });

  test('asking does not change the model', () => {
    fc.assert(
      fc.property(anyDays(4), fc.array(ANY_LINE, { maxLength: 5 }), (days, asked) => {
        const coder = taught(days);
        const before = coder.save();
        for (const line of asked) coder.suggest(line, 16);
        return isSame(coder.save(), before);
      }),
      RUNS,
    );
  });

  test('the order of a day’s lines does not change what is predicted for them', () => {
    fc.assert(
      fc.property(anyDays(4), anyDays(1, 10), (past, [today = []]) => {
        const forwards = taught(past).learnDay(today);
        const backwards = taught(past).learnDay([...today].reverse());
        const width = COLUMNS.dimensions.length;
        for (const outcome of forwards) {
          const line = today.length - 1 - outcome.line;
          expect(backwards[line * width + outcome.dimension]).toEqual({ ...outcome, line });
        }
      }),
      RUNS,
    );
  });

  test('what is predicted for a line is what was suggested before its day was learned', () => {
    fc.assert(
      fc.property(anyDays(5), anyDays(1), (past, [today = []]) => {
        const coder = taught(past);
        const countOf = ({ supplierName }: EngineLine): number =>
          today.filter((line) => line.supplierName === supplierName).length;
        const suggested = today.flatMap((line) =>
          coder.suggest({ ...line, supplierDayCount: countOf(line) }, 3),
        );
        const outcomes = coder.learnDay(today);
        for (const [index, { candidates }] of suggested.entries()) {
          const truth = today[Math.floor(index / 2)]?.coding[index % 2] ?? null;
          expect(outcomes[index]).toMatchObject({
            predicted: candidates[0]?.value ?? null,
            confidence: candidates[0]?.confidence ?? 0,
            rank: candidates.findIndex(({ value }) => value === truth),
          });
        }
      }),
      RUNS,
    );
  });

  test('candidates are values that were learned, each once, with confidences 0..1 that do not rise', () => {
    fc.assert(
      fc.property(anyDays(6), ANY_LINE, (days, asked) => {
        const known = COLUMNS.dimensions.map(
          (_, index) => new Set(days.flat().map((line) => line.coding[index])),
        );
        for (const [index, { candidates, evidence }] of taught(days).suggest(asked, 16).entries()) {
          const confidences = candidates.map(({ confidence }) => confidence);
          expect(new Set(candidates.map(({ value }) => value)).size).toBe(candidates.length);
          expect(candidates.every(({ value }) => known[index]?.has(value))).toBe(true);
          expect(confidences.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
          expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
          expect(evidence.length).toBeLessThanOrEqual(3);
          expect(
            evidence.every(({ valueCount, lineCount }) => valueCount > 0 && valueCount <= lineCount),
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('fewer candidates asked for are the first of more', () => {
    fc.assert(
      fc.property(anyDays(5), ANY_LINE, fc.integer({ min: 1, max: 16 }), (days, asked, count) => {
        const coder = taught(days);
        const [all, some] = [coder.suggest(asked, 16), coder.suggest(asked, count)];
        expect(some).toEqual(
          all.map((ranking) => ({ ...ranking, candidates: ranking.candidates.slice(0, count) })),
        );
      }),
      RUNS,
    );
  });

  test('a ranking has the candidates of a suggestion', () => {
    fc.assert(
      fc.property(anyDays(5), ANY_LINE, fc.integer({ min: 0, max: 20 }), (days, asked, count) => {
        const coder = taught(days);
        expect(coder.rank(asked, count)).toEqual(
          coder.suggest(asked, count).map(({ candidates }) => candidates),
        );
      }),
      RUNS,
    );
  });

  test('lines not coded in a dimension change nothing there', () => {
    const emptied = ({ coding, ...line }: CodedEngineLine): CodedEngineLine => ({
      ...line,
      coding: [coding[0] ?? null, null],
    });
    fc.assert(
      fc.property(anyDays(4), anyDays(2), ANY_LINE, (past, later, asked) => {
        const coder = taught(past);
        const before = coder.suggest(asked, 16)[1];
        for (const day of later) coder.learnDay(day.map(emptied));
        expect(coder.suggest(asked, 16)[1]).toEqual(before);
      }),
      RUNS,
    );
  });

  test('two coders of one module do not touch each other', () => {
    fc.assert(
      fc.property(anyDays(3), anyDays(3), ANY_LINE, (mine, theirs, asked) => {
        const alone = taught(mine).suggest(asked, 16);
        const [coder, other] = [createCoder(RELEASE, COLUMNS), createCoder(RELEASE, COLUMNS)];
        for (let day = 0; day < Math.max(mine.length, theirs.length); day++) {
          coder.learnDay(mine[day] ?? []);
          other.learnDay(theirs[day] ?? []);
          other.suggest(asked);
        }
        expect(coder.suggest(asked, 16)).toEqual(alone);
      }),
      RUNS,
    );
  });
});

/** A month of five suppliers, each with an account of its own. */
function usualMonth(): Coder {
  const coder = createCoder(RELEASE, { dimensions: ['account'] });
  const suppliers = ['Vattenfall', 'KLM', 'Staples', 'Bosch', 'Spaces'];
  for (let day = 0; day < 30; day++)
    coder.learnDay(
      suppliers.map((supplierName, index) =>
        lineWith({
          date: dateOf(day),
          supplierName,
          text: `${supplierName} invoice ${day}`,
          amountMinor: 1000 * index + day,
          coding: [`4${index}00`],
        }),
      ),
    );
  return coder;
}

describe('one correction', () => {
  const fromNewSupplier = lineWith({ supplierName: 'Nieuwe Drukkerij', text: 'brochures', coding: ['0620'] });

  test('a value seen once for a new supplier comes first on its next similar line', () => {
    const coder = usualMonth();
    coder.learn(fromNewSupplier);
    const next = { ...fromNewSupplier, amountMinor: 7_777, date: '2024-03-09' };
    expect(coder.suggest(next)[0]?.candidates[0]?.value).toBe('0620');
  });

  test('a supplier whose coding is changed twice in a row is followed', () => {
    const coder = usualMonth();
    const changedTo = (day: number): CodedEngineLine =>
      lineWith({ date: dateOf(day), supplierName: 'KLM', text: `KLM invoice ${day}`, coding: ['4990'] });
    for (const day of [31, 32]) coder.learn(changedTo(day));
    expect(coder.suggest(changedTo(33))[0]?.candidates[0]?.value).toBe('4990');
  });

  test('a word said three times in it is evidence of one line', () => {
    const coder = createCoder(RELEASE, { dimensions: ['account'] });
    coder.learn(lineWith({ text: 'paper, white paper, brown paper', coding: ['4400'] }));
    const asked = lineWith({ supplierName: 'Another', text: 'some paper', amountMinor: 5 });
    expect(coder.suggest(asked)[0]?.evidence).toEqual([
      { context: 'a word of the text', valueCount: 1, lineCount: 1, lastDate: '2024-03-01' },
    ]);
  });

  test('its evidence is the line it came from', () => {
    const coder = usualMonth();
    coder.learn(fromNewSupplier);
    expect(coder.suggest(fromNewSupplier)[0]?.evidence[0]).toEqual({
      context: 'this supplier and text',
      valueCount: 1,
      lineCount: 1,
      lastDate: fromNewSupplier.date,
    });
  });
});
