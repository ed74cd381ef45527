import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { goldenLedger } from './golden-ledger.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAME = '@kontera/engine';
/** Pages and workers resolve no package names. */
const SERVED = './node_modules/@kontera/engine/build/index.js';

/** Files of the golden run in a partner's project; each imports the package that is installed there. */
export const GOLDEN_FILES = {
  /** Prints the hashes as JSON: Node, Bun, Deno. */
  program: 'golden-program.mjs',
  /** Exports the hashes as `hashes`: a page. */
  module: 'golden-module.mjs',
  /** Posts them: a module worker. */
  worker: 'golden-worker.mjs',
} as const;

/** Writes the golden run, with its ledger in it, into the folder of a project that has the package installed. */
export async function writeGoldenProgram(folder: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import * as engine from '${NAME}';
        import { goldenRun } from './tests/package/golden-run.ts';
        export const hashes = await goldenRun(engine, ${JSON.stringify(goldenLedger())});`,
      resolveDir: ROOT,
    },
    bundle: true,
    external: [NAME],
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const module = outputFiles[0]?.text ?? '';
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write(GOLDEN_FILES.program, `${module}\nconsole.log(JSON.stringify(hashes));`);
  await write(GOLDEN_FILES.module, module.replace(`"${NAME}"`, `"${SERVED}"`));
  await write(
    GOLDEN_FILES.worker,
    `import { hashes } from './${GOLDEN_FILES.module}';\npostMessage(hashes);`,
  );
}
