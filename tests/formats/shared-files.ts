import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { InputFile } from '../../core/formats/input-file.ts';

const FOLDER = new URL('../../../shared/data/formats/', import.meta.url);

/** Whether the real files lie beside the project; says so once a test file where they do not. */
export function sharedFilesAreThere(what: string): boolean {
  const areThere = existsSync(FOLDER);
  if (!areThere) console.log(`skipped: tests on real ${what} need ../shared/data/formats beside the project`);
  return areThere;
}

/** The real files in some folders whose name fits. */
export function sharedFiles(folders: readonly string[], fits: RegExp): readonly InputFile[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, FOLDER))
      .filter((name) => fits.test(name))
      .map((name) => ({
        name: `${folder}/${name}`,
        bytes: new Uint8Array(readFileSync(new URL(`${folder}/${encodeURIComponent(name)}`, FOLDER))),
      })),
  );
}
