import * as z from 'zod';
import { expect, it } from 'vitest';
import { faultsOf, wireFaultText } from '../../core/contracts/wire-fault.ts';
import { decisionBatch } from '../../core/contracts/decision.ts';

const faultsIn = (schema: z.ZodType, value: unknown): readonly string[] =>
  faultsOf(schema.safeParse(value).error ?? new z.ZodError([])).map(wireFaultText);

it('a fault names the field and what was expected of it', () => {
  const schema = z.object({
    lines: z.array(
      z.object({ amountMinor: z.int(), kind: z.enum(['a', 'b']), name: z.string().min(1).max(3) }),
    ),
  });
  const lines = [
    { amountMinor: 1.5, kind: 'a', name: 'ok' },
    { amountMinor: 1, kind: 'c', name: '' },
    { amountMinor: '1', kind: 'a', name: 'four' },
    { kind: 'a', name: 'ok' },
  ];
  expect(faultsIn(schema, { lines })).toEqual([
    'lines[0].amountMinor must be a whole number',
    'lines[1].kind must be a or b',
    'lines[1].name must have at least 1 characters',
    'lines[2].amountMinor must be a number',
    'lines[2].name must have at most 3 characters',
    'lines[3].amountMinor must be a number',
  ]);
});

it('a body that is no object is named as such', () => {
  expect(faultsIn(z.object({}), 'text')).toEqual(['the body must be an object']);
});

it('what was found is not repeated, whatever is wrong with it', () => {
  const found = 'Geheimnis';
  for (const value of [
    found,
    { decisions: found },
    { decisions: [found] },
    { decisions: [{ kind: found, before: { account: 7, x: found } }] },
  ])
    for (const text of faultsIn(decisionBatch, value)) expect(text).not.toContain(found);
});

it('a name of the caller’s own making is cut', () => {
  const texts = faultsIn(z.record(z.string(), z.number()), { ['n'.repeat(5_000)]: 'x' });
  expect(texts[0]?.length).toBeLessThan(100);
});
