import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** As much of AssemblyScript's compiler as is asked of it here. */
interface Compiler {
  main(
    options: readonly string[],
    host: {
      readFile(name: string): Promise<string | null>;
      writeFile(name: string, contents: string | Uint8Array): void;
      listFiles(): readonly string[];
    },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
}

// By a name that TypeScript does not follow: the compiler's types declare AssemblyScript's globals for everyone.
const PACKAGE = 'assemblyscript';
const { default: compiler } = (await import(/* @vite-ignore */ `${PACKAGE}/asc`)) as { default: Compiler };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = 'test-entry.ts';
const OUTPUT = 'test-entry.wasm';

/** What a test entry exports: functions of numbers, and the memory. */
export type AssemblyExports = Record<string, (...numbers: number[]) => number> & {
  readonly memory: { readonly buffer: ArrayBuffer };
};

/** The engine's whole interface as a source to compile: with a fault put in, or with other options than the builds have. */
export const ENGINE_SOURCE = (await readFile(`${ROOT}/assembly/index.ts`, 'utf8')).replaceAll(
  "from './",
  "from './assembly/",
);

/**
 * Compiles an AssemblyScript source as if it stood in the repository's root, with the release build's options and
 * more, and starts it. Throws with what the compiler printed.
 */
export async function startAssembly(source: string, ...options: string[]): Promise<AssemblyExports> {
  const instance = await WebAssembly.instantiate(await compileAssembly(source, ...options));
  return instance.exports as unknown as AssemblyExports;
}

/** Compiles as startAssembly does; `--target debug` among the options takes the debug build's instead. */
export async function compileAssembly(source: string, ...options: string[]): Promise<WebAssembly.Module> {
  const target = options.includes('--target') ? [] : ['--target', 'release'];
  const places = ['--baseDir', ROOT, '--outFile', OUTPUT];
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const { error, stderr } = await compiler.main(
    [ENTRY, '--config', 'asconfig.json', ...target, ...places, ...options],
    {
      readFile: (name) => (name === ENTRY ? Promise.resolve(source) : readText(name)),
      writeFile: (name, contents) => {
        if (name === OUTPUT && typeof contents !== 'string') binary = new Uint8Array(contents);
      },
      listFiles: () => [],
    },
  );
  if (error || !binary)
    throw new Error(`the test entry does not compile: ${String(stderr)}`, { cause: error });
  return WebAssembly.compile(binary);
}

function readText(name: string): Promise<string | null> {
  return readFile(`${ROOT}/${name}`, 'utf8').catch(() => null);
}
