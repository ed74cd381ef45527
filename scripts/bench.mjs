// Runs one bench of bench/: `npm run bench NAME [ARGUMENTS]`. Without a name it lists them.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from './bundle-program.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const source = join(root, 'bench', `${name}.ts`);
if (name === undefined || !existsSync(source)) {
  const isBench = (file) =>
    new RegExp(`npm run bench (-- )?${file.slice(0, -3)}\\b`).test(
      readFileSync(join(root, 'bench', file), 'utf8'),
    );
  const names = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts') && isBench(file));
  console.error(`npm run bench NAME, NAME one of: ${names.map((file) => file.slice(0, -3)).join(', ')}`);
  process.exit(2);
}
const outfile = join(root, 'build/bench', `${name}.js`);
await bundleProgram(source, outfile);
// Benches that open a database find its tables beside them, as the server does.
cpSync(join(root, 'server/storage/migrations'), join(root, 'build/bench/migrations'), { recursive: true });
process.exit(spawnSync(process.execPath, [outfile, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1);
