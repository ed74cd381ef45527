import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Results of a long run by name, written as they come: a run that was stopped goes on where it was. */
export interface KeptResults<Result> {
  get(name: string): Result | undefined;
  /** Keeps a result and writes the file anew. */
  set(name: string, result: Result): void;
}

/** The results that a file holds; `isResult` says whether what was read is one. A file of another form is refused. */
export function keptResults<Result>(
  path: string,
  isResult: (value: unknown) => value is Result,
): KeptResults<Result> {
  const results = new Map<string, Result>();
  if (existsSync(path)) {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    for (const [name, value] of Object.entries(read ?? {})) {
      const result: unknown = value;
      if (!isResult(result)) throw new Error(`${path}: "${name}" is of another version; remove the file`);
      results.set(name, result);
    }
  }
  mkdirSync(dirname(path), { recursive: true });
  return {
    get: (name) => results.get(name),
    set(name, result) {
      results.set(name, result);
      writeFileSync(`${path}.part`, JSON.stringify(Object.fromEntries(results), null, 1));
      renameSync(`${path}.part`, path);
    },
  };
}
