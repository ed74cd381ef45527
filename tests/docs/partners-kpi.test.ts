import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeDocuments } from '../../core/domain/coding-table-codes.ts';
import { joinCodingTables } from '../../core/domain/coding-table-join.ts';
import { publishedPartners } from '../../core/domain/coding-table-published-match.ts';
import { countDocuments } from '../../core/domain/confusion-documents.ts';
import { readCodingTables } from '../../core/formats/coding-tables/read-coding-tables.ts';
import { percent } from '../../core/report/share-text.ts';
import {
  createLineMatcher,
  DEFAULT_QUESTION,
  kpiReport,
  type CodingTableSet,
  type KpiReport,
} from '../../core/kpi/index.ts';
import { RELEASE } from '../engine/built-engine.ts';

const PAGE = readFileSync(new URL('../../docs/partners/kpi.md', import.meta.url), 'utf8');
const matcher = createLineMatcher(RELEASE);
const QUESTION = { ...DEFAULT_QUESTION, resampling: { replicateCount: 0, seed: 1 } };

interface Example {
  readonly title: string;
  readonly truth: CodingTableSet;
  readonly predicted: CodingTableSet;
  /** Rows of its table: what, and how much. */
  readonly figures: readonly (readonly [string, string])[];
}

function tablesIn(section: string, side: string): CodingTableSet {
  const text = new RegExp(`\`\`\`csv ${side}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1] ?? '';
  const reading = readCodingTables({ name: side, bytes: new TextEncoder().encode(text) });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.set;
}

const EXAMPLES: readonly Example[] = PAGE.split(/^##+ /m)
  .filter((section) => section.includes('```csv truth'))
  .map((section) => ({
    title: section.split('\n')[0] ?? '',
    truth: tablesIn(section, 'truth'),
    predicted: tablesIn(section, 'predicted'),
    figures: [...section.matchAll(/^\| (.+?) +\| (\d[\d.]*(?: %)?) +\|$/gm)].map(
      ([, what = '', value = '']) => [what, value] as const,
    ),
  }));

/** What the program says for a row of an example's table. */
function said(what: string, report: KpiReport, { truth, predicted }: Example): string {
  const { segments, matching } = report.passport;
  const [metric, level, stiffness] = what.split(', ');
  const kpi = report.kpis.find(
    (one) => one.metric === metric && one.level === level && one.stiffness === stiffness,
  );
  if (kpi) return percent(kpi.value);
  const dimension = /^coding rate of (.*)$/.exec(what)?.[1];
  if (dimension !== undefined)
    return percent(report.perDimension.find(({ name }) => name === dimension)?.codingRate.value ?? null);
  const coded = codeDocuments(joinCodingTables(truth, predicted), report.passport.dimensions);
  const counts: Readonly<Record<string, number | undefined>> = {
    TP: segments.tp,
    FP: segments.fp,
    FN: segments.fn,
    'documents with several best matches': matching.ties,
    'TP of a greedy pass': countDocuments(coded, publishedPartners(coded, 0, 'greedy'))[0],
  };
  return String(counts[what]);
}

describe('the page for partners', () => {
  test('has the nine examples, and each has figures', () => {
    expect(EXAMPLES.map(({ figures }) => figures.length)).toEqual([4, 7, 6, 6, 6, 7, 5, 5, 14]);
  });

  test.each(EXAMPLES)('says what the program says of "$title"', (example) => {
    const report = kpiReport(example.truth, example.predicted, null, QUESTION, matcher);
    expect(example.figures.map(([what]) => [what, said(what, report, example)])).toEqual(example.figures);
  });

  test('says of no line matching what the program says', () => {
    const unmatched = (title: string): number | null | undefined => {
      const example = EXAMPLES.find((one) => one.title.startsWith(title));
      if (!example) throw new Error(`there is no example ${title}`);
      const { abuse } = kpiReport(example.truth, example.predicted, null, QUESTION, matcher);
      return abuse.find(({ name }) => name === 'noLineMatching')?.value;
    };
    expect(unmatched('8.')).toBe(4 / 8);
    expect(unmatched('6.')).toBe(2 / 4);
  });

  test('trades one right segment for 10,001 missing ones by the published weights', () => {
    expect(10_001 * 0.0001).toBeGreaterThan(1);
    expect(1_700 * 15).toBeGreaterThan(10_001);
  });

  test('has a program that runs as it is printed, on the module that was built', () => {
    const program = /```js\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
    const source = [
      "import { readFileSync } from 'node:fs';",
      "const wasmBytes = readFileSync('build/engine.wasm');",
      program,
      'console.log(JSON.stringify(report.passport));',
    ].join('\n');
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ threshold: 0.8, segments: { tp: 0, fp: 1, fn: 0 } });
  });
});
