import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../core/domain/calendar-day.ts';
import { isOpen } from '../../core/domain/chart-of-accounts.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { demoCompany, DEMO_DIMENSIONS, type DemoCompany } from '../../core/demo/demo-company.ts';
import { REPLACED_ACCOUNTS, REPLACED_COST_CENTRES } from '../../core/demo/replacements.ts';
import { HISTORY_SUPPLIER_COUNT } from '../../core/demo/supplier.ts';

const JOURNAL_MONTH = '2026-01';
const COMPANIES = [1, 2, 7].map((seed) => ({ seed, company: demoCompany(seed) }));

const share = (part: number, whole: number): number => part / whole;
const suppliersOf = (lines: readonly LedgerLine[]): Set<string> =>
  new Set(lines.map((line) => line.supplierId));

/** The history's codings with the mistakes undone. */
function rightCodings(company: DemoCompany): (string | null)[][] {
  const codings = company.history.lines.map((line) => [...line.coding]);
  for (const { lineIndex, dimension, rightValue } of company.mistakes) {
    const coding = codings[lineIndex];
    if (coding) coding[dimension] = rightValue;
  }
  return codings;
}

test('the same seed gives the same company, to the last character', () => {
  expect(JSON.stringify(demoCompany(4))).toBe(JSON.stringify(demoCompany(4)));
});

test('another seed gives other suppliers, documents and amounts', () => {
  const [first, second] = COMPANIES.map(({ company }) => company);
  const names = (company: DemoCompany | undefined): string[] =>
    company?.suppliers.map(({ name }) => name) ?? [];
  expect(names(first)).not.toEqual(names(second));
  expect(first?.history.lines.slice(0, 20)).not.toEqual(second?.history.lines.slice(0, 20));
});

describe.each(COMPANIES)('the company of seed $seed', ({ company }) => {
  const { history, journal, documents } = company;

  test('24 months hold 12,000 to 20,000 lines of 200 suppliers, the uncoded month 600 to 850', () => {
    expect(new Set(history.lines.map((line) => line.date.slice(0, 7))).size).toBe(24);
    expect(history.lines.length).toBeGreaterThan(12_000);
    expect(history.lines.length).toBeLessThan(20_000);
    expect(suppliersOf(history.lines).size).toBe(HISTORY_SUPPLIER_COUNT);
    expect(journal.lines.length).toBeGreaterThan(600);
    expect(journal.lines.length).toBeLessThan(850);
  });

  test('lines stand in the order of their days, all of the history before the uncoded month', () => {
    const days = [...history.lines, ...journal.lines].map((line) => line.date);
    expect(days).toEqual([...days].sort());
    expect(history.lines.every((line) => line.date < JOURNAL_MONTH)).toBe(true);
    expect(journal.lines.every((line) => line.date.startsWith(JOURNAL_MONTH))).toBe(true);
  });

  test('nothing is posted on a Saturday or Sunday', () => {
    const weekdays = new Set(
      [...history.lines, ...journal.lines].map((line) => ((dayNumber(line.date) ?? 0) + 4) % 7),
    );
    expect([...weekdays].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('the lines of every document add up to its total, in one place and in one order', () => {
    const lines = [...history.lines, ...journal.lines];
    let next = 0;
    for (const document of documents) {
      const own = lines.slice(next, next + document.lineCount);
      next += document.lineCount;
      expect(own.map((line) => line.lineNo)).toEqual(own.map((_, index) => index + 1));
      expect(own.every((line) => line.documentId === document.id && line.date === document.date)).toBe(true);
      expect(own.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(document.totalMinor);
    }
    expect(next).toBe(lines.length);
    expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length);
  });

  test('credit notes are negative, invoices positive', () => {
    const credits = documents.filter((document) => document.isCreditNote);
    expect(credits.every((document) => document.totalMinor < 0)).toBe(true);
    expect(documents.every((document) => document.isCreditNote || document.totalMinor > 0)).toBe(true);
    expect(share(credits.length, documents.length)).toBeGreaterThan(0.015);
    expect(share(credits.length, documents.length)).toBeLessThan(0.035);
  });

  test('2 to 3 % of the posted lines are mistakes, each with a right value that was not posted', () => {
    expect(share(company.mistakes.length, history.lines.length)).toBeGreaterThan(0.02);
    expect(share(company.mistakes.length, history.lines.length)).toBeLessThan(0.03);
    for (const { lineIndex, dimension, rightValue } of company.mistakes)
      expect(history.lines[lineIndex]?.coding[dimension]).not.toBe(rightValue);
  });

  test('every right account is in the chart and open on its day, every other code is known', () => {
    const accounts = new Map(company.chart.accounts.map((account) => [account.code, account]));
    const centres = new Set(company.costCentres.map(({ code }) => code));
    const projects = new Set([null, ...company.projects.map(({ code }) => code)]);
    const codings = [...rightCodings(company), ...company.journalTruth];
    [...history.lines, ...journal.lines].forEach((line, index) => {
      const [account, centre, taxCode, project] = codings[index] ?? [];
      const found = accounts.get(account ?? '');
      expect(found && isOpen(found, line.date)).toBe(true);
      expect(centres.has(centre ?? '')).toBe(true);
      expect(company.taxCodes.find(({ code }) => code === taxCode)?.ratePercent).toBe(line.taxRate);
      expect(projects.has(project ?? null)).toBe(true);
    });
  });

  test('a replaced code is used up to its last day and its successor from the first', () => {
    const codings = rightCodings(company);
    const daysOf = (dimension: number, code: string): string[] =>
      history.lines
        .flatMap((line, index) => (codings[index]?.[dimension] === code ? [line.date] : []))
        .sort();
    for (const [dimension, replacements] of [REPLACED_ACCOUNTS, REPLACED_COST_CENTRES].entries())
      for (const { from, to, lastDay, firstDay } of replacements) {
        expect(daysOf(dimension, from).length).toBeGreaterThan(0);
        expect(daysOf(dimension, to).length).toBeGreaterThan(0);
        expect(daysOf(dimension, from).filter((date) => date > lastDay)).toEqual([]);
        expect(daysOf(dimension, to).filter((date) => date < firstDay)).toEqual([]);
      }
  });

  test('a tenth of the suppliers or so moves account in the middle: the old one ends and the new one begins', () => {
    expect(company.moves.length).toBeGreaterThanOrEqual(10);
    expect(company.moves.length).toBeLessThanOrEqual(32);
    const codings = rightCodings(company);
    const moved = company.moves.filter(({ supplierId, from, to, firstDay }) => {
      const uses = history.lines.flatMap((line, index) =>
        line.supplierId === supplierId ? [{ date: line.date, account: codings[index]?.[0] }] : [],
      );
      const before = uses.some(({ date, account }) => account === from && date < firstDay);
      const after = uses.some(({ date, account }) => account === to && date >= firstDay);
      return before && after;
    });
    expect(share(moved.length, company.moves.length)).toBeGreaterThan(0.7);
  });

  test('2 to 8 % of the documents divide one article over 2 to 6 cost centres', () => {
    const splits = documents.filter((document) => document.isSplit);
    expect(share(splits.length, documents.length)).toBeGreaterThan(0.02);
    expect(share(splits.length, documents.length)).toBeLessThan(0.08);
    const codings = [...rightCodings(company), ...company.journalTruth];
    const centresOf = new Map<string, Set<string | null>>();
    [...history.lines, ...journal.lines].forEach((line, index) => {
      const id = line.documentId ?? '';
      centresOf.set(id, (centresOf.get(id) ?? new Set()).add(codings[index]?.[1] ?? null));
    });
    for (const { id } of splits) expect([2, 3, 4, 5, 6]).toContain(centresOf.get(id)?.size);
  });

  test('new suppliers appear during the history, and six in the uncoded month', () => {
    const firstDays = new Map<string, string>();
    for (const line of history.lines)
      if (!firstDays.has(line.supplierId)) firstDays.set(line.supplierId, line.date);
    const late = [...firstDays.values()].filter((date) => date > '2024-12-31').length;
    const newcomers = [...suppliersOf(journal.lines)].filter((id) => !firstDays.has(id));
    expect(late).toBeGreaterThan(15);
    expect(newcomers).toHaveLength(6);
  });

  test('amounts and suppliers are as heavy-tailed as in public ledgers', () => {
    const counts = [...suppliersOf(history.lines)].map(
      (id) => history.lines.filter((line) => line.supplierId === id).length,
    );
    const ten = counts.sort((a, b) => b - a).slice(0, 10);
    const topTen = share(
      ten.reduce((sum, count) => sum + count, 0),
      history.lines.length,
    );
    const seen = new Set<string>();
    const repeated = history.lines.filter((line) => {
      const key = `${line.supplierId} ${line.amountMinor}`;
      const isRepeated = seen.has(key);
      seen.add(key);
      return isRepeated;
    });
    expect(topTen).toBeGreaterThan(0.3);
    expect(topTen).toBeLessThan(0.5);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(15);
    expect(share(repeated.length, history.lines.length)).toBeGreaterThan(0.2);
    expect(share(repeated.length, history.lines.length)).toBeLessThan(0.6);
  });

  test('the journal is uncoded after its first nine documents, and its truth stands beside it', () => {
    const ids = [...new Set(journal.lines.map((line) => line.documentId))];
    const documentIndex = (line: LedgerLine): number => ids.indexOf(line.documentId);
    journal.lines.forEach((line, index) => {
      const truth = company.journalTruth[index];
      if (documentIndex(line) < 6) expect(line.coding).toEqual(truth);
      else expect(line.coding).toEqual([documentIndex(line) < 9 ? truth?.[0] : null, null, null, null]);
    });
    expect(company.journalTruth).toHaveLength(journal.lines.length);
    expect(DEMO_DIMENSIONS).toHaveLength(4);
  });

  test('no text begins or ends with a space or has two in a row', () => {
    const texts = [...history.lines, ...journal.lines].map((line) => line.text);
    expect(texts.filter((text) => text !== text.trim() || text.includes('  '))).toEqual([]);
  });

  test('no text is one that a spreadsheet takes for a formula', () => {
    const texts = [...history.lines, ...journal.lines].flatMap((line) => [line.text, line.supplierName]);
    expect(texts.filter((text) => /^[=@+-]/.test(text))).toEqual([]);
  });
});
