// Writes the manifest for the host that an add-in is served from:
//   node scripts/write-manifest.mjs --host https://coding.example.com [--out manifest.xml] [--id GUID] [--no-functions]
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { manifestForHost } from './manifest-for-host.mjs';

const USAGE =
  'node scripts/write-manifest.mjs --host https://coding.example.com [--out FILE] [--id GUID] [--no-functions]';

try {
  const { values } = parseArgs({
    options: {
      host: { type: 'string' },
      out: { type: 'string' },
      id: { type: 'string' },
      'no-functions': { type: 'boolean', default: false },
    },
  });
  if (!values.host) throw new RangeError(USAGE);
  const manifest = await readFile(fileURLToPath(new URL('../manifest.xml', import.meta.url)), 'utf8');
  const own = manifestForHost(manifest, {
    host: values.host,
    id: values.id ?? null,
    functions: !values['no-functions'],
  });
  if (values.out) await writeFile(values.out, own);
  else console.log(own);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
