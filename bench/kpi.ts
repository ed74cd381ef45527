/**
 * Everything that is said about 100,000 predicted documents of mixed size: figures, intervals, groups, curve and abuse
 * check, in one process. `npm run bench kpi [DOCUMENTS]`
 */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { kpiFigures } from '../core/domain/kpi-figure.ts';
import { DEFAULT_QUESTION } from '../core/domain/kpi-passport.ts';
import { compileEngine, createLineMatcher } from '../core/engine/index.ts';
import { kpiCurve } from '../core/workflows/kpi-curve.ts';
import { measureTables } from '../core/workflows/kpi-measure.ts';
import { kpiReport, type KpiReport } from '../core/workflows/kpi.ts';
import { codingTableSets } from './coding-tables.ts';
import { machineText } from './machine.ts';
import { spreadOf } from './spread.ts';

const ROUNDS = 3;
const documentCount = Number(process.argv[2] ?? 100_000);

console.log(machineText());
const { truth, predicted } = codingTableSets(documentCount, 1);
const module = await compileEngine(readFileSync('build/engine.wasm'));
const lineCount = (tables: typeof truth.tables): string =>
  tables.reduce((sum, { lines }) => sum + lines.length, 0).toLocaleString('en');
const longest = Math.max(...truth.tables.map(({ lines }) => lines.length));
console.log(
  `${documentCount.toLocaleString('en')} documents, ${lineCount(truth.tables)} true and ${lineCount(predicted.tables)} ` +
    `predicted lines of 12 dimensions, the longest table has ${longest}`,
);
// What drawing the tables left behind is no part of what measuring them takes.
setFlagsFromString('--expose-gc');
runInNewContext('gc()');
console.log(`memory with the tables alone: ${memoryMib()} MiB`);
measure('figures, intervals (1,000 replicates) and curve of 21 points', () => {
  const matcher = createLineMatcher(module);
  const measured = measureTables(truth, predicted, null, DEFAULT_QUESTION, matcher);
  const kpis = kpiFigures(measured.tally, measured.passport);
  return { kpis, curve: kpiCurve(measured.unthresholded, matcher, DEFAULT_QUESTION.matching) };
});
measure('the same, the breakdowns and the abuse check', () =>
  kpiReport(truth, predicted, null, DEFAULT_QUESTION, createLineMatcher(module)),
);

function measure(name: string, made: () => Pick<KpiReport, 'kpis' | 'curve'>): void {
  const seconds = Array.from({ length: ROUNDS }, () => {
    runInNewContext('gc()');
    const startMs = performance.now();
    const before = process.cpuUsage();
    const { kpis, curve } = made();
    const { user, system } = process.cpuUsage(before);
    const headline = kpis.find(({ metric }) => metric === 'codingRate');
    if (curve?.length !== 21 || headline?.low === null) throw new Error('the report is not whole');
    return { processor: (user + system) / 1e6, wall: (performance.now() - startMs) / 1000 };
  });
  console.log(`${name}, in seconds:`);
  print(
    'processor time',
    seconds.map(({ processor }) => processor),
  );
  print(
    'on the clock',
    seconds.map(({ wall }) => wall),
  );
  console.log(`  most memory so far: ${memoryMib()} MiB`);
}

function print(name: string, values: readonly number[]): void {
  const { median, least, most } = spreadOf(values);
  console.log(`  ${name}: ${median.toFixed(2)} (${least.toFixed(2)} - ${most.toFixed(2)}, ${ROUNDS} rounds)`);
}

function memoryMib(): string {
  return Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en');
}
