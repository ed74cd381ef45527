// What `npm run test:erp` runs: a real Tryton from Debian's packages, filled by tests/erp/fill_tryton.py, and the journey through it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = [
  'tryton-server',
  'tryton-proteus',
  'tryton-modules-account-invoice',
  'tryton-modules-analytic-invoice',
];
// Debian's own Python: another one on the PATH does not see Debian's packages.
const PYTHON = '/usr/bin/python3';
const PRESENT = 'import proteus, trytond.modules.account_invoice, trytond.modules.analytic_invoice';

if (!isInstalled()) install();
for (const command of [
  ['scripts/build.mjs'],
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/erp/vitest.config.ts'],
]) {
  const { status } = spawnSync(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}

function isInstalled() {
  return spawnSync(PYTHON, ['-c', PRESENT], { stdio: 'ignore' }).status === 0;
}

function install() {
  console.log(`Tryton is not installed. Installing ${PACKAGES.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const command of [
    ['update', '--quiet'],
    ['install', '--yes', '--quiet', '--no-install-recommends', ...PACKAGES],
  ]) {
    const { status, error } = spawnSync('apt-get', command, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0)
      giveUp(error ? `apt-get cannot be run: ${error.message}` : `apt-get ${command[0]} failed`);
  }
  if (!isInstalled()) giveUp(`${PYTHON} still does not find Tryton's modules`);
}

function giveUp(reason) {
  console.error(
    `\n${reason}.\nThis test needs Tryton 6.0 from Debian 12: run it there as root, or install as root:`,
  );
  console.error(`  apt-get update && apt-get install --no-install-recommends ${PACKAGES.join(' ')}`);
  process.exit(1);
}
