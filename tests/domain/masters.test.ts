import { describe, expect, test } from 'vitest';
import { Masters, type MasterValue } from '../../core/domain/masters.ts';

const value = (code: string, more: Partial<MasterValue> = {}): MasterValue => ({
  code,
  name: `name of ${code}`,
  parentCode: null,
  validFrom: null,
  validUntil: null,
  isBlocked: false,
  allowed: {},
  ...more,
});
const byCode = (...values: readonly MasterValue[]): ReadonlyMap<string, MasterValue> =>
  new Map(values.map((one) => [one.code, one]));
const masters = new Masters(
  new Map([
    [
      'account',
      byCode(
        value('4'),
        value('44', { parentCode: '4' }),
        value('4410', { parentCode: '44', allowed: { cost_centre: [{ from: '100', to: '199' }] } }),
        value('4420', { parentCode: '44', validFrom: '2024-01-01', validUntil: '2024-12-31' }),
        value('4430', { parentCode: '44', isBlocked: true, allowed: { cost_centre: [] } }),
      ),
    ],
    [
      'cost_centre',
      byCode(
        value('120'),
        value('1000'),
        value('300', { allowed: { account: [{ from: '4420', to: '4420' }] } }),
      ),
    ],
  ]),
);

describe('what stands against a value', () => {
  test.each([
    ['4410', '2024-05-01', null],
    ['4420', '2024-01-01', null],
    ['4420', '2024-12-31', null],
    ['4420', '2023-12-31', 'not valid yet'],
    ['4420', '2025-01-01', 'no longer valid'],
    ['4430', '2024-05-01', 'blocked'],
    ['44', '2024-05-01', 'a heading'],
    ['9999', '2024-05-01', 'unknown'],
  ])('%s on %s: %s', (code, date, obstacle) => {
    expect(masters.obstacle('account', code, date)).toBe(obstacle);
  });

  test('is nothing in a dimension without records', () => {
    expect(masters.obstacle('project', 'P1', '2024-05-01')).toBeNull();
  });
});

describe('values of two dimensions', () => {
  test.each([
    ['4410', '120', true],
    ['4410', '1000', false],
    ['4410', '300', false],
    ['4420', '300', true],
    ['4420', '120', true],
    ['4430', '120', false],
  ])('%s and %s: %s, whichever is asked first', (account, centre, together) => {
    expect(masters.goTogether('account', account, 'cost_centre', centre)).toBe(together);
    expect(masters.goTogether('cost_centre', centre, 'account', account)).toBe(together);
  });
});

test('a value knows its name and what is above it', () => {
  expect(masters.nameOf('account', '4410')).toBe('name of 4410');
  expect(masters.nameOf('account', 'none')).toBe('');
  expect(masters.lineage('account', '4410')).toEqual(['4410', '44', '4']);
  expect(masters.lineage('account', 'none')).toEqual([]);
});
