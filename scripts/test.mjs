// What `npm test` runs: build, format, lint, types, then every test. All steps run, so one run tells every fault.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { totalLine } from './test-total.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reportFolder = mkdtempSync(join(tmpdir(), 'kontera-test-'));
const report = join(reportFolder, 'report.json');

const STEPS = [
  { name: 'build', command: ['scripts/build.mjs'] },
  {
    name: 'format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--build'] },
  {
    name: 'tests',
    command: [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
    ],
  },
];

const failed = STEPS.filter(({ name, command }) => !passes(name, command)).map(({ name }) => name);
const total = totalLine(readReport());
rmSync(reportFolder, { recursive: true });
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
console.log(`\n${total.line}`);
process.exitCode = failed.length > 0 || !total.isGreen ? 1 : 0;

/** Runs a step with its output on the terminal. */
function passes(name, command) {
  console.log(`\n--- ${name}`);
  const { status, error } = spawnSync(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(error.message);
  return status === 0;
}

/** Vitest's report; null where it ended before writing one. */
function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    console.error(`no test report: ${error.message}`);
    return null;
  }
}
