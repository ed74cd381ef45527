// Puts what Excel fetches for the add-in beside the built pages: icons, functions.json a language, shortcuts.json.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importSource } from './import-source.mjs';

/** Writes them into build/workbench/, from where the server serves them; the pages must be built before. */
export async function buildAddin(root) {
  const folder = join(root, 'build/workbench');
  await writeFunctions(root, join(folder, 'functions'));
  const icons = join(root, 'extension/icons');
  await mkdir(join(folder, 'icons'), { recursive: true });
  for (const name of (await readdir(icons)).filter((file) => file.endsWith('.png')))
    await copyFile(join(icons, name), join(folder, 'icons', name));
  await copyFile(join(root, 'extension/commands/shortcuts.json'), join(folder, 'shortcuts.json'));
}

/** Makes functions.json of the texts that the formula helper shows; English has the plain name. */
async function writeFunctions(root, folder) {
  const { FUNCTION_LANGUAGES, functionMetadata } = await importSource(
    root,
    'function-metadata',
    `export { functionMetadata } from './extension/functions/function-metadata.ts';
    export { FUNCTION_LANGUAGES } from './extension/texts/function-texts.ts';`,
  );
  await mkdir(folder, { recursive: true });
  for (const language of Object.keys(FUNCTION_LANGUAGES)) {
    const name = language === 'en' ? 'functions.json' : `functions.${language}.json`;
    await writeFile(join(folder, name), `${JSON.stringify(functionMetadata(language), null, 2)}\n`);
  }
}
