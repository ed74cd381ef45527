import { describe, expect, test } from 'vitest';
import { isOpen } from '../../core/domain/chart-of-accounts.ts';
import { CHART } from '../../core/demo/chart.ts';
import { COST_CENTRES } from '../../core/demo/cost-centres.ts';
import { REPLACED_ACCOUNTS } from '../../core/demo/replacements.ts';
import { TRADES } from '../../core/demo/trades.ts';

const codes = CHART.accounts.map((account) => account.code);

describe('the chart of accounts', () => {
  test('there are 150 accounts with codes and names of their own, in ascending order', () => {
    expect(codes).toHaveLength(150);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(new Set(CHART.accounts.map((account) => account.name)).size).toBe(150);
  });

  test('an account lies in the group and the group in the class that its code begins with', () => {
    for (const account of CHART.accounts) expect(account.code.startsWith(account.groupCode)).toBe(true);
    for (const group of CHART.groups) expect(group.code.startsWith(group.classCode)).toBe(true);
    expect(new Set(CHART.accounts.map((account) => account.groupCode)).size).toBe(CHART.groups.length);
    expect(new Set(CHART.groups.map((group) => group.classCode)).size).toBe(CHART.classes.length);
  });

  test('accounts and cost centres have codes with leading zeros', () => {
    expect(codes).toContain('0220');
    expect(COST_CENTRES.map((centre) => centre.code)).toContain('010');
    expect(COST_CENTRES).toHaveLength(18);
  });

  test('of a replaced account and its successor exactly one is open on any day', () => {
    for (const { from, to, lastDay, firstDay } of REPLACED_ACCOUNTS)
      for (const day of ['2024-01-01', lastDay, firstDay, '2026-01-31']) {
        const open = CHART.accounts
          .filter(({ code }) => code === from || code === to)
          .filter((a) => isOpen(a, day));
        expect(open.map(({ code }) => code)).toEqual([day <= lastDay ? from : to]);
      }
  });

  test('every trade codes to accounts of the chart', () => {
    const booked = TRADES.flatMap((trade) => trade.articles).flatMap(({ account, investment }) =>
      investment ? [account, investment.account] : [account],
    );
    expect(booked.filter((account) => !codes.includes(account))).toEqual([]);
  });
});
