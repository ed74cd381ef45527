import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** One place of the engine's sources, and what stands there instead. */
export interface SourceEdit {
  /** Below assembly/. */
  readonly file: string;
  /** Occurs exactly once. */
  readonly find: string;
  readonly replace: string;
}

const ASC = resolve('node_modules/assemblyscript/bin/asc.js');

/**
 * Compiles the engine with some places of its sources changed, in a folder of its own that is then removed, and answers the
 * bytes of engine.wasm. Throws where a place is not there exactly once: the engine has changed, and the edit must follow.
 */
export function engineVariant(edits: readonly SourceEdit[]): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'kontera-variant-'));
  try {
    cpSync('assembly', join(folder, 'assembly'), { recursive: true });
    cpSync('asconfig.json', join(folder, 'asconfig.json'));
    for (const edit of edits) apply(folder, edit);
    execFileSync(process.execPath, [ASC, '--config', 'asconfig.json', '--target', 'release'], {
      cwd: folder,
      stdio: 'inherit',
    });
    return new Uint8Array(readFileSync(join(folder, 'build/engine.wasm')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function apply(folder: string, { file, find, replace }: SourceEdit): void {
  const path = join(folder, 'assembly', file);
  const [before, after, ...more] = readFileSync(path, 'utf8').split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`assembly/${file} must have this exactly once; change the edit in bench: ${find}`);
  writeFileSync(path, before + replace + after);
}
