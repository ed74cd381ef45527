// Names assets by their content, so that a browser may keep them for ever.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** Copies a file into the assets of a built folder, its content's hash in its name; answers `assets/NAME-HASH.EXTENSION`. */
export async function copyHashed(file, folder) {
  const bytes = await readFile(file);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const extension = extname(file);
  const name = `assets/${basename(file, extension)}-${hash}${extension}`;
  await writeFile(join(folder, name), bytes);
  return name;
}
