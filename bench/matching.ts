/**
 * Lines of coding tables matched, from coded segments to pairs: microseconds a table by its number of lines, with ties
 * settled and without, against SciPy and the npm package munkres on the same tables; how the time grows, also where one
 * side is short; and what the published regimes lose. Wall time of one process. `npm run bench matching [PLOT.svg]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SeededNumbers } from '../core/domain/kpi-random.ts';
import { compileEngine, createLineMatcher } from '../core/engine/index.ts';
import { codedTables, type CodeTables } from '../tests/engine/code-tables.ts';
import { codeTables } from './coding-tables.ts';
import { growthPlot, growthText, type GrowthSeries } from './growth-plot.ts';
import { machineText } from './machine.ts';
import { byMunkres, byScipy, type PeerTime } from './matching-peers.ts';
import { publishedLoss } from './matching-published.ts';
import { durationText, medianMicroseconds } from './microseconds.ts';

const SIZES = [1, 2, 5, 7, 10, 20, 50, 100, 200, 500, 1000, 2000];
const SHORT_SIDE = 3;
const LONG_SIDES = [250, 500, 1000, 2000, 4000, 8000, 16_000];
const TABLES_A_CALL = 100;
const UNRELATED_LINES = 1000;
const plotFile = process.argv[2] ?? 'build/bench/line-matching.svg';

/** Upper limits that were set for some sizes, in microseconds. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['7', 20],
  ['100', 300],
  ['1000', 25_000],
  ['3 x 2000', 5000],
]);

const matcher = createLineMatcher(await compileEngine(readFileSync('build/engine.wasm')));
const below = seeded(1);

interface Sized {
  readonly name: string;
  readonly lineCount: number;
  readonly tables: readonly CodeTables[];
}

const squares: Sized[] = SIZES.map((lineCount) => ({
  name: String(lineCount),
  lineCount,
  tables: Array.from({ length: tableCount(lineCount) }, () => codeTables(lineCount, below)),
}));
const oblongs: Sized[] = LONG_SIDES.map((lineCount) => ({
  name: `${SHORT_SIDE} x ${lineCount}`,
  lineCount,
  tables: Array.from({ length: 5 }, () => shortened(codeTables(lineCount, below))),
}));

console.log(machineText());
const compared = [...squares, ...oblongs.filter(({ lineCount }) => lineCount === 2000)];
const scipy = byScipy(compared.map(({ tables }) => tables));
if (!scipy) console.log('SciPy: not found (python3 or what KONTERA_PYTHON names, with scipy and numpy)');
console.log(
  'lines: median (least - most) | any best match | many in one call | limit | SciPy, times | munkres, times',
);
const rows = compared.map((sized, index) => ({
  ...sized,
  ...times(sized),
  scipy: scipy?.[index],
  munkres: byMunkres(sized.tables),
}));
for (const row of rows) console.log(rowText(row));
const checked = rows.every(({ scipy: peer, munkres, tp }) =>
  [peer, munkres].every((one) => !one || one.tp === tp),
);
console.log(`right segments are the same as the peers': ${checked ? 'yes' : 'NO'}`);

const square = rows.filter(({ name }) => !name.includes('x'));
const series: GrowthSeries[] = [
  { name: 'Kontera', points: square.map(({ lineCount, settled }) => [lineCount, settled.median]) },
  ...(['munkres', 'scipy'] as const).map((peer) => ({
    name: peer === 'scipy' ? 'SciPy + NumPy' : 'munkres',
    points: square.flatMap((row): [number, number][] => {
      const time = row[peer];
      return time ? [[row.lineCount, time.microseconds]] : [];
    }),
  })),
  {
    name: `Kontera, ${SHORT_SIDE} predicted`,
    points: oblongs.map((sized) => [sized.lineCount, times(sized).settled.median]),
  },
];
console.log('');
for (const one of series) if (one.name.startsWith('Kontera')) console.log(growthText(one));
mkdirSync(dirname(plotFile), { recursive: true });
writeFileSync(plotFile, growthPlot(series.filter(({ points }) => points.length > 0)));
console.log(`plot: ${plotFile}\n`);
console.log(unrelatedText());
for (const line of publishedLoss(matcher, below)) console.log(line);

interface Times {
  readonly settled: ReturnType<typeof medianMicroseconds>;
  readonly any: ReturnType<typeof medianMicroseconds>;
  /** Microseconds a table where TABLES_A_CALL are handed over in one call. */
  readonly together: number;
  readonly tieCount: number;
  /** Right segments of all tables together. */
  readonly tp: number;
}

/** Tables of one size: many where a processor would learn a few by heart, few where other programs take seconds. */
function tableCount(lineCount: number): number {
  if (lineCount <= 20) return 500;
  return lineCount <= 100 ? 100 : lineCount < 500 ? 20 : 5;
}

function times({ tables }: Pick<Sized, 'tables'>): Times {
  const coded = tables.map((one) => codedTables([one]));
  const together = tables.slice(0, TABLES_A_CALL);
  const matches = coded.map((one) => matcher.match(one));
  return {
    settled: medianMicroseconds(coded, (one) => matcher.match(one)),
    any: medianMicroseconds(coded, (one) => matcher.match(one, 'any')),
    together:
      medianMicroseconds([codedTables(together)], (all) => matcher.match(all)).median / together.length,
    tieCount: matches.filter(({ outcomes }) => outcomes[0] === 1).length,
    tp: matches.reduce((sum, { partners }, index) => sum + rightSegments(tables[index], partners), 0),
  };
}

function rightSegments(tables: CodeTables | undefined, partners: Int32Array): number {
  let count = 0;
  tables?.predicted.forEach((line, index) => {
    const truth = tables.truth[partners[index] ?? -1] ?? [];
    count += line.filter((code, lane) => code !== 0 && code === truth[lane]).length;
  });
  return count;
}

function rowText({
  name,
  tables,
  settled,
  any,
  together,
  tieCount,
  scipy: first,
  munkres,
}: (typeof rows)[number]): string {
  const limit = LIMITS.get(name);
  const ratio = (peer: PeerTime | undefined): string =>
    peer ? `${durationText(peer.microseconds)}, ${(peer.microseconds / settled.median).toFixed(1)}` : '-';
  return [
    `${name.padStart(8)}: ${durationText(settled.median)} (${durationText(settled.least)} - ${durationText(settled.most)})`,
    `${durationText(any.median)}, ${tieCount} of ${tables.length} tied`,
    durationText(together),
    limit === undefined ? '-' : durationText(limit),
    ratio(first),
    ratio(munkres),
  ].join(' | ');
}

/** The predicted lines of one table against the true lines of another: nothing fits, the most work there is. */
function unrelatedText(): string {
  const tables = Array.from({ length: 5 }, () => ({
    predicted: codeTables(UNRELATED_LINES, below).predicted,
    truth: codeTables(UNRELATED_LINES, below).truth,
  }));
  const { settled, any } = times({ tables });
  return `unrelated tables, ${UNRELATED_LINES} lines: ${durationText(settled.median)}, any best match ${durationText(any.median)}`;
}

function shortened({ predicted, truth }: CodeTables): CodeTables {
  return { predicted: predicted.slice(0, SHORT_SIDE), truth };
}

function seeded(seed: number): (count: number) => number {
  const source = new SeededNumbers(seed);
  return (count) => source.next(count);
}
