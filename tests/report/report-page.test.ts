import { describe, expect, test } from 'vitest';
import { DEFAULT_QUESTION } from '../../core/domain/kpi-passport.ts';
import { createLineMatcher } from '../../core/engine/index.ts';
import { html } from '../../core/report/markup.ts';
import { kpiReportPage } from '../../core/report/kpi-report-page.ts';
import { kpiReport } from '../../core/workflows/kpi.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { setOf, sureLine, tableOf } from '../workflows/coding-tables.ts';

const days = Array.from({ length: 70 }, (_, day) =>
  new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
);
const truth = setOf(
  ['account', 'cost_centre'],
  ...days.map((date, day) =>
    tableOf(`D${day}`, [['4410', '120']], { date, supplier: day % 2 ? 'Staples <BV>' : 'KLM' }),
  ),
);
const predicted = setOf(
  ['account', 'cost_centre'],
  ...days.map((date, day) =>
    tableOf(`D${day}`, [], {
      date,
      lines: [sureLine([day % 10 ? '4410' : '4500', day % 10 ? 0.9 : 0.6], ['120', 0.99])],
    }),
  ),
);
const drawn = (sides: { truth: typeof truth; predicted: typeof truth }): string =>
  kpiReportPage(
    kpiReport(
      sides.truth,
      sides.predicted,
      null,
      { ...DEFAULT_QUESTION, threshold: 0.5 },
      createLineMatcher(RELEASE),
    ),
    'predicted.csv, measured against truth.csv.',
  );
const page = drawn({ truth, predicted });

describe('the report', () => {
  test('asks for nothing outside itself', () => {
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`,
    );
    expect(page).not.toMatch(/<(link|img|iframe|script src)/);
    expect(page.replaceAll(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/https?:|url\((?!#)|@import/);
  });

  test('has four numbers, each with an interval, and the passport before any chart', () => {
    expect(page.match(/class="number-card"/g)).toHaveLength(4);
    expect(page).toContain('<p class="value">95.0 %</p>');
    expect(page.indexOf('Passport of every figure')).toBeLessThan(page.indexOf('<figure'));
    expect(page).toContain('confidence threshold 0.5');
  });

  test('has each chart twice, with the finding as its name and a table behind it', () => {
    expect(page.match(/<figure id=/g)).toHaveLength(4);
    expect(page.match(/<svg role="img" aria-label="[^"]{20,}"/g)).toHaveLength(8);
    expect(page.match(/The figures behind this chart/g)).toHaveLength(4);
  });

  test('states what the charts show', () => {
    for (const finding of [
      'Everything filled, 95.0 % of the filled segments are right; 98 % needs a confidence of 0.90, which takes the coding rate from 95.0 % to 95.0 %',
      'The coding rate went from 94.6 % in the first four weeks to 96.4 % in the last four',
      'Of the seven ways to flatter, 3 would raise the coding rate, &#34;fewer dimensions&#34; the most, by 5.0 points',
    ])
      expect(page).toContain(finding);
  });

  test('draws with the page’s colours, so that it follows light and dark', () => {
    const drawings = (page.match(/<svg[\s\S]*?<\/svg>/g) ?? [])
      .join('')
      .replace(/<clipPath[\s\S]*?<\/clipPath>/g, '');
    const texts = drawings.match(/<text[^>]*>/g) ?? [];
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => !text.includes('fill="var(--'))).toEqual([]);
    const strokes = drawings.match(/<path[^>]*stroke="(?!none|var\()[^>]*>/g) ?? [];
    expect(strokes.filter((path) => !path.includes('stroke-width="0"'))).toEqual([]);
    expect(page).toContain('prefers-color-scheme: dark');
  });

  test('is the same twice', () => {
    expect(drawn({ truth, predicted })).toBe(page);
  });

  test('shows names as they are, never as markup', () => {
    expect(page).toContain('Staples &#60;BV&#62;');
    expect(page).not.toContain('<BV>');
  });

  test('says so where no confidence and no day is known', () => {
    const bare = setOf(['account'], tableOf('A', [['1']]));
    const plain = drawn({ truth: bare, predicted: bare });
    expect(plain).toContain('No confidence is known');
    expect(plain).toContain('No document has a day');
    expect(plain.match(/<figure id=/g)).toHaveLength(3);
  });

  test('ends with what it does not say', () => {
    expect(page.lastIndexOf('<h2>')).toBe(page.indexOf('<h2>What this report does not say'));
  });
});

test('markup escapes every text put into it, and only once', () => {
  const inner = html`<b title="${'"'}">${"<&'>"}</b>`;
  expect(html`<p>${[inner, null, 3]}</p>`.text).toBe('<p><b title="&#34;">&#60;&#38;&#39;&#62;</b>3</p>');
});
