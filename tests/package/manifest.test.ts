import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { manifestForHost, MANIFEST_ORIGIN } from '../../scripts/manifest-for-host.mjs';
import { associateActions } from '../../extension/commands/associate-actions.ts';
import { FakeHost } from '../fakes/office/fake-host.ts';
import { installOffice, removeOffice } from '../fakes/office/install.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = read('manifest.xml');
const schemas = fileURLToPath(new URL('../shared/manifest-xsd', root));
const areSchemasThere = existsSync(schemas);
if (!areSchemasThere)
  console.log('skipped: validating the manifest needs ../shared/manifest-xsd beside the project');

const all = (pattern: RegExp, text = manifest): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

/** Ids of the actions that the page knows. */
let known: string[] = [];
beforeAll(() => {
  const { actions } = installOffice(new FakeHost());
  const nothing = (): Promise<void> => Promise.resolve();
  associateActions({ code: nothing, acceptReady: nothing, nextException: nothing, undoBatch: nothing });
  known = [...actions.keys()];
  removeOffice();
});

describe('the manifest', () => {
  const variants = {
    'of the repository': manifest,
    'for a host': manifestForHost(manifest, { host: 'https://coding.example.com:8443' }),
    'without custom functions': manifestForHost(manifest, { host: 'https://a.example', functions: false }),
  };

  test.skipIf(!areSchemasThere).each(Object.entries(variants))(
    'is valid by the schemas, %s',
    async (_, contents) => {
      const files = readdirSync(schemas).map((fileName) => ({
        fileName,
        contents: readFileSync(`${schemas}/${fileName}`, 'utf8'),
      }));
      const schema = files.filter(({ fileName }) => fileName === 'OfficeAppManifestV1_1.xsd');
      const preload = files.filter(({ fileName }) => fileName !== 'OfficeAppManifestV1_1.xsd');
      const { errors } = await validateXML({ xml: { fileName: 'manifest.xml', contents }, schema, preload });
      expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    },
  );

  test.skipIf(!areSchemasThere)(
    'would be found out: a lifetime that does not exist is not valid',
    async () => {
      const files = readdirSync(schemas).map((fileName) => ({
        fileName,
        contents: readFileSync(`${schemas}/${fileName}`, 'utf8'),
      }));
      const contents = manifest.replace('lifetime="long"', 'lifetime="forever"');
      const { valid } = await validateXML({
        xml: { fileName: 'manifest.xml', contents },
        schema: files.filter(({ fileName }) => fileName === 'OfficeAppManifestV1_1.xsd'),
        preload: files.filter(({ fileName }) => fileName !== 'OfficeAppManifestV1_1.xsd'),
      });
      expect(valid).toBe(false);
    },
  );

  test.each(Object.entries(variants))(
    'defines every resource that it names, and names every one that it defines, %s',
    (_, text) => {
      const defined = all(/<bt:(?:Image|Url|String) id="([^"]+)"/g, text);
      const named = new Set(all(/resid="([^"]+)"/g, text));
      expect(new Set(defined).size).toBe(defined.length);
      expect([...named].sort()).toEqual([...defined].sort());
      for (const id of defined) expect(id.length).toBeLessThanOrEqual(32);
    },
  );

  test('keeps its strings within what Excel takes, in six languages each', () => {
    const short = /<bt:ShortStrings>([^]*?)<\/bt:ShortStrings>/.exec(manifest)?.[1] ?? '';
    const long = /<bt:LongStrings>([^]*?)<\/bt:LongStrings>/.exec(manifest)?.[1] ?? '';
    for (const text of all(/(?:Default)?Value="([^"]*)"/g, short))
      expect(text.length).toBeLessThanOrEqual(125);
    for (const text of all(/(?:Default)?Value="([^"]*)"/g, long))
      expect(text.length).toBeLessThanOrEqual(250);
    for (const [, body = ''] of (short + long).matchAll(/<bt:String [^>]*>([^]*?)<\/bt:String>/g))
      expect(all(/Locale="([^"]+)"/g, body)).toEqual(['de-DE', 'fr-FR', 'it-IT', 'es-ES', 'sv-SE']);
  });

  test('has one runtime, shared by pane, commands and functions, and no other pane', () => {
    expect(all(/<Runtime resid="([^"]+)"/g)).toEqual(['Taskpane.Url']);
    expect(all(/<FunctionFile resid="([^"]+)"/g)).toEqual(['Taskpane.Url']);
    expect(all(/<Page>\s*<SourceLocation resid="([^"]+)"/g)).toEqual(['Taskpane.Url']);
    expect(manifest).not.toContain('TaskpaneId');
  });

  test('asks for no more than it needs: LTSC 2021 has it all', () => {
    expect(all(/<Set Name="([^"]+" MinVersion="[^"]+)"/g)).toEqual([
      'SharedRuntime" MinVersion="1.1',
      'ExcelApi" MinVersion="1.14',
      'DialogApi" MinVersion="1.2',
    ]);
    expect(all(/<Permissions>([^<]+)/g)).toEqual(['ReadWriteDocument']);
  });

  test('names addresses of one origin by https, and files that are there', () => {
    const urls = all(/(https?:\/\/(?!schemas\.microsoft|www\.w3)[^"\s<]+)/g).filter(
      (url) => !/\/\/(schemas|www\.w3)/.test(url),
    );
    expect(urls.length).toBeGreaterThan(20);
    for (const url of urls) expect(url.startsWith(`${MANIFEST_ORIGIN}/`)).toBe(true);
    for (const icon of all(/\/icons\/([^"]+)"/g))
      expect(existsSync(new URL(`extension/icons/${icon}`, root))).toBe(true);
  });

  test('calls actions that the page knows, and so do the shortcuts', () => {
    const { actions, shortcuts } = JSON.parse(read('extension/commands/shortcuts.json')) as {
      actions: { id: string }[];
      shortcuts: { action: string; key: Record<string, string> }[];
    };
    expect(known.length).toBe(5);
    for (const id of all(/<FunctionName>([^<]+)/g)) expect(known).toContain(id);
    expect(actions.map(({ id }) => id)).toEqual(known);
    expect(shortcuts.map(({ action }) => action)).toEqual(known);
    for (const { key } of shortcuts)
      for (const keys of Object.values(key)) expect(keys).toMatch(/^((Ctrl|Command|Alt|Shift)\+)+[A-Z0-9]$/);
  });
});

describe('icons', () => {
  test.each(readdirSync(new URL('extension/icons/', root)).filter((name) => name.endsWith('.png')))(
    '%s has the size that its name says',
    (name) => {
      const bytes = readFileSync(new URL(`extension/icons/${name}`, root));
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      const size = Number(/-(\d+)\.png$/.exec(name)?.[1]);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    },
  );

  test('are there in all sizes that Excel asks for', () => {
    for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 128])
      expect(existsSync(new URL(`extension/icons/icon-${size}.png`, root))).toBe(true);
  });
});

describe('a manifest for a host', () => {
  test('names that host and no other', () => {
    const own = manifestForHost(manifest, { host: 'https://coding.example.com' });
    expect(own).toContain('https://coding.example.com/taskpane.html');
    expect(own).not.toContain('localhost');
  });

  test.each([
    'http://coding.example.com',
    'coding.example.com',
    'https://a.example/x',
    'https://u:p@a.example',
    'https://a.example?x=1',
  ])('is not written for %s', (host) => {
    expect(() => manifestForHost(manifest, { host })).toThrow(/expected an address/);
  });

  test('has an id of its own where one is given', () => {
    const id = '11111111-2222-3333-4444-555555555555';
    expect(manifestForHost(manifest, { host: 'https://a.example', id })).toContain(`<Id>${id}</Id>`);
    expect(() => manifestForHost(manifest, { host: 'https://a.example', id: 'x"y' })).toThrow(
      /expected an id/,
    );
  });
});
