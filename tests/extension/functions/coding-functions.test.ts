import { describe, expect, test } from 'vitest';
import {
  codingFunctions,
  type CodingFunctions,
  type Invocation,
} from '../../../extension/functions/coding-functions.ts';
import type { FunctionTiming } from '../../../extension/functions/function-batch.ts';
import type { FunctionCoder, FunctionLine } from '../../../extension/functions/function-coder.ts';

/** Codes a line to its supplier's first letter; notes what it was asked. */
class LetterCoder implements FunctionCoder {
  readonly asked: { lines: readonly FunctionLine[]; dimensions: readonly string[] }[] = [];
  isSilent = false;
  signal: AbortSignal | null = null;

  code(
    lines: readonly FunctionLine[],
    dimensions: readonly string[],
    signal: AbortSignal,
  ): ReturnType<FunctionCoder['code']> {
    this.asked.push({ lines, dimensions });
    this.signal = signal;
    if (this.isSilent) return new Promise(() => undefined);
    if (dimensions.includes('colour')) return Promise.resolve({ ok: false, obstacle: 'unknown-dimension' });
    const coded = dimensions.length > 0 ? dimensions : ['account', 'cost_centre'];
    const answers = lines.map(({ supplier, amount }) =>
      coded.map((dimension) => {
        const isSure = supplier !== '?';
        return {
          value: isSure ? `${dimension[0]}-${supplier[0]}` : '',
          confidence: isSure ? 0.9 : 0.3,
          why: `${amount}`,
        };
      }),
    );
    return Promise.resolve({ ok: true, dimensions: coded, answers });
  }
}

class HandTiming implements FunctionTiming {
  readonly turns: (() => void)[] = [];
  readonly alarms = new Set<() => void>();
  nextTurn(act: () => void): void {
    this.turns.push(act);
  }
  after(_: number, act: () => void): () => void {
    this.alarms.add(act);
    return () => this.alarms.delete(act);
  }
  turn(): void {
    for (const act of this.turns.splice(0)) act();
  }
}

function made(): { functions: CodingFunctions; coder: LetterCoder; timing: HandTiming } {
  const coder = new LetterCoder();
  const timing = new HandTiming();
  return { functions: codingFunctions(coder, timing), coder, timing };
}

const invocation = (): Invocation => ({ onCanceled: () => undefined });
const fault = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'an answer',
    (error: unknown) => (error as { code: string }).code,
  );

describe('a formula on one line', () => {
  test('answers with the code, the confidence and the reason', async () => {
    const { functions, timing } = made();
    const answers = Promise.all([
      functions.code('Staples', 'toner', 184.5, '', '', invocation()),
      functions.confidence('Staples', 'toner', 184.5, 'Cost centre', 46000, invocation()),
      functions.why('Staples', 'toner', 184.5, null, null, invocation()),
    ]);
    await Promise.resolve();
    timing.turn();
    expect(await answers).toEqual(['a-S', 0.9, '184.5']);
  });

  test('is blank where it is not sure enough, and where the row is', async () => {
    const { functions, timing } = made();
    const answers = Promise.all([
      functions.code('?', 'toner', 1, '', '', invocation()),
      functions.code('', null, 0, '', '', invocation()),
    ]);
    timing.turn();
    expect(await answers).toEqual(['', '']);
  });

  test('of one recalculation are coded together, equal ones once', async () => {
    const { functions, coder, timing } = made();
    const calls = Array.from({ length: 300 }, (_, index) =>
      functions.code(`S${index % 100}`, 'x', 1, '', '', invocation()),
    );
    timing.turn();
    await Promise.all(calls);
    expect(coder.asked.map(({ lines }) => lines.length)).toEqual([100]);
  });

  test('answers the same whatever it is asked together with', async () => {
    const alone = made();
    const first = alone.functions.code('Zed', 'x', 1, '', '', invocation());
    alone.timing.turn();
    const many = made();
    const calls = ['A', 'Zed', 'B'].map((name) => many.functions.code(name, 'x', 1, '', '', invocation()));
    many.timing.turn();
    expect((await Promise.all(calls))[1]).toBe(await first);
  });

  test('that was cancelled before its turn is not coded', async () => {
    const { functions, coder, timing } = made();
    const invoked = invocation();
    const answer = functions.code('Staples', 'toner', 1, '', '', invoked);
    invoked.onCanceled();
    timing.turn();
    expect(await fault(answer)).toBe('cancelled');
    expect(coder.asked.flatMap(({ lines }) => lines)).toEqual([]);
  });

  test('is given up after a while: no cell is busy for ever', async () => {
    const { functions, coder, timing } = made();
    coder.isSilent = true;
    const answer = functions.code('Staples', 'toner', 1, '', '', invocation());
    timing.turn();
    for (const ring of timing.alarms) ring();
    expect(await fault(answer)).toBe('timed-out');
    expect(coder.signal?.aborted).toBe(true);
    expect(timing.alarms.size).toBe(0);
  });

  test('says what is wrong with its arguments', async () => {
    const { functions, timing } = made();
    const wrongAmount = functions.code('S', 'x', 'much', '', '', invocation());
    const wrongDate = functions.code('S', 'x', 1, '', 'yesterday', invocation());
    const noDimension = functions.code('S', 'x', 1, 'Colour', '', invocation());
    const all = Promise.all([wrongAmount, wrongDate, noDimension].map(fault));
    timing.turn();
    expect(await all).toEqual(['bad-argument', 'bad-argument', 'unknown-dimension']);
  });

  test('breaks with the coder, not for ever', async () => {
    const { functions, coder, timing } = made();
    coder.code = () => Promise.reject(new Error('worker gone'));
    const answer = functions.code('S', 'x', 1, '', '', invocation());
    timing.turn();
    expect(await fault(answer)).toBe('engine-stopped');
  });
});

describe('a table', () => {
  const headers = [['Date', 'Supplier', 'Text', 'Net amount', 'Order number']];

  test('of 10,000 rows is coded in one call, blank rows stay blank', async () => {
    const { functions, coder } = made();
    const rows = Array.from({ length: 10_000 }, (_, index) => [46000, `S${index}`, 'x', index, 'PO-1']);
    rows[17] = ['', '', '', '', ''];
    const table = await functions.table(rows, headers, invocation());
    expect(coder.asked).toHaveLength(1);
    expect(coder.asked[0]?.lines[0]).toEqual({
      ...{ supplier: 'S0', text: 'x', amount: 0, date: '2025-12-09' },
      others: { 'Order number': 'PO-1' },
    });
    expect(table).toHaveLength(10_000);
    expect(table[0]).toEqual(['a-S', 'c-S', 0.9]);
    expect(table[17]).toEqual(['', '', '']);
  });

  test('codes what its headers name', async () => {
    const { functions } = made();
    const row = [46000, 'Staples', 'x', 1, '', ''];
    const table = await functions.table(
      [row],
      [['Date', 'Supplier', 'Text', 'Amount', 'Tax code', '']],
      invocation(),
    );
    expect(table).toEqual([['t-S', 0.9]]);
  });

  test('needs headers for supplier and amount, and not too many rows', async () => {
    const { functions } = made();
    expect(await fault(functions.table([['a']], [['Something']], invocation()))).toBe('bad-argument');
    const rows = Array.from({ length: 50_001 }, () => ['']);
    expect(await fault(functions.table(rows, headers, invocation()))).toBe('too-large');
  });

  test('can be cancelled', async () => {
    const { functions, coder } = made();
    coder.isSilent = true;
    const invoked = invocation();
    const table = functions.table([[46000, 'S', 'x', 1, '']], headers, invoked);
    invoked.onCanceled();
    expect(await fault(table)).toBe('cancelled');
    expect(coder.signal?.aborted).toBe(true);
  });
});
