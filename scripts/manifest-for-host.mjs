/** Where the manifest of the repository says that the add-in is served. */
export const MANIFEST_ORIGIN = 'https://localhost:3000';

/**
 * The origin that a host names: `https://coding.example.com`, a port allowed. Throws in words for the one who typed it where
 * that is no https origin without a path.
 */
export function hostOrigin(host) {
  const url = URL.canParse(host) ? new URL(host) : null;
  if (
    !url ||
    url.protocol !== 'https:' ||
    url.username !== '' ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  )
    throw new RangeError(`expected an address such as https://coding.example.com, found ${host}`);
  return url.origin;
}

/**
 * The manifest for a host. `id` gives an installation a name of its own beside others of one company; `functions: false`
 * leaves the custom functions out, for a company that wants none.
 */
export function manifestForHost(manifest, { host, id = null, functions = true }) {
  const origin = hostOrigin(host);
  if (id !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    throw new RangeError(`expected an id such as b6d0a3f2-7c41-4e0b-9a58-2f1d6c8e5a94, found ${id}`);
  const own = manifest
    .replace(/<!-- Served from another host[^>]*-->\n/, '')
    .replaceAll(MANIFEST_ORIGIN, origin)
    .replace(/<Id>[^<]*<\/Id>/, (before) => (id === null ? before : `<Id>${id.toLowerCase()}</Id>`));
  return functions ? own : withoutFunctions(own);
}

function withoutFunctions(manifest) {
  return manifest
    .replace(/\s*<AllFormFactors>[^]*<\/AllFormFactors>/, '')
    .replace(/\s*<bt:Url id="Functions\.Url"[^]*?<\/bt:Url>/, '')
    .replace(/\s*<bt:String id="Functions\.Namespace"[^]*?<\/bt:String>/, '');
}
