import { describe, expect, test } from 'vitest';
import { isIn, roomOf } from './arrows.ts';
import { checkArrows } from './check-arrows.ts';
import { checkCycles } from './check-cycles.ts';
import { checkDocComments, checkExportedNames } from './check-exports.ts';
import { checkFileNames } from './check-file-names.ts';
import { checkFileSizes, checkFunctionSizes } from './check-sizes.ts';
import { checkCoreWalls, checkEngineEntry, checkLoader, checkOfficeNames } from './check-walls.ts';
import { checkWords } from './check-words.ts';
import { importsOf } from './imports.ts';
import { madeUpTree, type SourceTree } from './source-tree.ts';

const oneFile = (path: string, text: string): SourceTree => madeUpTree({ [path]: text });
const lines = (count: number, line = 'x;'): string => `${line}\n`.repeat(count);

describe('imports', () => {
  test('values, types, re-exports, later loads and import types are all found', () => {
    const tree = madeUpTree({
      'cli/a.ts': [
        "import { b } from './b.ts';",
        "import type { C } from '../core/c.ts';",
        "export * from './d.ts';",
        "const e = import('./e.ts');",
        "type F = import('./f.ts').F;",
        "import '@scope/pack/deep.css';",
        "import 'node:fs';",
      ].join('\n'),
    });
    expect(importsOf(tree, 'cli/a.ts').map(({ to }) => to)).toEqual(
      expect.arrayContaining([
        'cli/b.ts',
        'core/c.ts',
        'cli/d.ts',
        'cli/e.ts',
        'cli/f.ts',
        '@scope/pack',
        'node:fs',
      ]),
    );
    expect(importsOf(tree, 'cli/a.ts')).toHaveLength(7);
  });

  test('an AssemblyScript import without ending is its file', () => {
    const tree = madeUpTree({ 'assembly/a.ts': "import { b } from './base/b';", 'assembly/base/b.ts': '' });
    expect(importsOf(tree, 'assembly/a.ts').map(({ to }) => to)).toEqual(['assembly/base/b.ts']);
  });
});

describe('arrows', () => {
  test.each([
    ['core/domain/a.ts', "import '../workflows/b.ts';", 'nouns know no one'],
    ['core/workflows/a.ts', "import type { B } from '../formats/csv/b.ts';", 'pass it in as an argument'],
    ['core/formats/csv/a.ts', "import 'node:fs';", 'a format turns bytes into domain values'],
    ['core/engine/a.ts', "import '../domain/b.ts';", 'the engine package depends on nothing'],
    ['extension/components/a.ts', "import '../controllers/b.ts';", 'a component takes properties'],
    ['extension/workbench/a.ts', "import '../../server/main.ts';", 'share only core/contracts'],
    ['server/services/a.ts', "import 'express';", 'a service knows no HTTP'],
    ['cli/a.ts', "import '../server/http/b.ts';", 'a subcommand is thin'],
    ['assembly/a.ts', "import '../core/domain/b.ts';", 'numbers in'],
  ])('%s may not say %s', (path, text, instead) => {
    expect(checkArrows(oneFile(path, text))).toEqual([expect.stringContaining(instead)]);
  });

  test.each([
    ['core/demo/a.ts', "import '../formats/csv/b.ts'; import '../domain/c.ts';"],
    ['cli/a.ts', "import '../core/workflows/b.ts'; import '../server/main.ts'; import 'node:fs';"],
    ['extension/worker/main.ts', "import '../../core/engine/index.ts'; import './desk.ts';"],
    [
      'extension/components/a.ts',
      "import 'lit'; import '../texts/en.ts'; import '../../core/domain/lane.ts';",
    ],
    ['server/http/app.ts', "import 'express'; import '../services/b.ts';"],
  ])('%s may say %s', (path, text) => {
    expect(checkArrows(oneFile(path, text))).toEqual([]);
  });

  test('a shipped file in no room is named', () => {
    expect(checkArrows(oneFile('extension/attic/a.ts', ''))).toEqual([
      expect.stringContaining('lies in no room'),
    ]);
  });

  test('the longest room that fits is the file’s', () => {
    expect(roomOf('server/main.ts')?.name).toBe('server/*');
    expect(roomOf('server/http/app.ts')?.name).toBe('server/http');
    expect(roomOf('core/domain/lane.ts')?.name).toBe('core/domain');
  });

  test('a room is no prefix of a name: core/domain does not hold core/domains', () => {
    expect(isIn('core/domains/a.ts', 'core/domain')).toBe(false);
    expect(isIn('server/http/a.ts', 'server/*')).toBe(false);
  });
});

describe('circles', () => {
  test('a circle of types alone is a circle, and is told once', () => {
    const tree = madeUpTree({
      'core/domain/a.ts': "import type { B } from './b.ts';",
      'core/domain/b.ts': "import type { C } from './c.ts';",
      'core/domain/c.ts': "import type { A } from './a.ts';",
      'core/domain/d.ts': "import type { A } from './a.ts';",
    });
    expect(checkCycles(tree)).toEqual([
      'core/domain/a.ts -> core/domain/b.ts -> core/domain/c.ts -> core/domain/a.ts is a circle: ' +
        'move what they share into a file of its own below both',
    ]);
  });

  test('two ways to one file are no circle', () => {
    const tree = madeUpTree({
      'cli/a.ts': "import './b.ts'; import './c.ts';",
      'cli/b.ts': "import './d.ts';",
      'cli/c.ts': "import './d.ts';",
      'cli/d.ts': '',
    });
    expect(checkCycles(tree)).toEqual([]);
  });
});

describe('sizes', () => {
  test('a file of 301 lines is too large, one of 300 is not', () => {
    const small = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`cli/small-${index}.ts`, 'x;\n']),
    );
    expect(checkFileSizes(madeUpTree({ ...small, 'cli/a.ts': lines(300) }), [])).toEqual([]);
    expect(checkFileSizes(madeUpTree({ ...small, 'cli/a.ts': lines(301) }), [])).toEqual([
      expect.stringContaining('cli/a.ts has 301 lines'),
    ]);
  });

  test('the median and the 90th percentile of files have limits of their own', () => {
    const tree = madeUpTree({ 'cli/a.ts': lines(91), 'cli/b.ts': lines(91), 'cli/c.ts': lines(201) });
    expect(checkFileSizes(tree, [])).toEqual([
      'the median file has 91 lines: split the large ones (90 at most)',
      'the 90th percentile of files has 201 lines: split the large ones (200 at most)',
    ]);
  });

  test('an exception with a reason excuses a file, and is told when it has become unneeded', () => {
    const exceptions = [{ path: 'cli/a.ts', reason: 'a table of code pages' }];
    const excused = checkFileSizes(oneFile('cli/a.ts', lines(301)), exceptions);
    expect(excused.filter((fault) => fault.startsWith('cli/'))).toEqual([]);
    expect(checkFileSizes(oneFile('cli/a.ts', lines(10)), exceptions)).toEqual([
      expect.stringContaining('no longer too large'),
    ]);
  });

  test('a function of 36 lines is too long, one of 35 is not, a comment before it does not count', () => {
    const text = (count: number): string =>
      `/** Why.\n * More. */\nfunction long() {\n${lines(count - 2)}}\n`;
    expect(checkFunctionSizes(oneFile('cli/a.ts', text(35)), [])).toEqual([]);
    expect(checkFunctionSizes(oneFile('cli/a.ts', text(36)), [])).toEqual([
      expect.stringContaining('cli/a.ts:3 long has 36 lines'),
    ]);
  });

  test('methods and arrows are functions; a reason excuses up to 60 lines, never 61', () => {
    const arrow = (count: number): string => `const long = () => {\n${lines(count - 2)}};\n`;
    const exceptions = [{ path: 'cli/a.ts', functionName: 'long', reason: 'one switch' }];
    expect(checkFunctionSizes(oneFile('cli/a.ts', arrow(60)), exceptions)).toEqual([]);
    expect(checkFunctionSizes(oneFile('cli/a.ts', arrow(61)), exceptions)).toHaveLength(1);
    expect(
      checkFunctionSizes(oneFile('cli/a.ts', `class A {\n  m() {\n${lines(40)}  }\n}\n`), []),
    ).toHaveLength(1);
  });
});

describe('exports', () => {
  test('each kind of export needs a doc comment; a plain comment is none', () => {
    const text = [
      'export const a = 1;',
      'export function b() {}',
      'export interface C {}',
      '// not a doc comment',
      'export type D = string;',
      'export class E {}',
      '/** Says what it is. */\nexport const f = 1;',
      'const g = 1;',
    ].join('\n');
    const names = checkDocComments(oneFile('core/domain/a.ts', text)).map((fault) => fault.split(' ')[1]);
    expect(names).toEqual(['a', 'b', 'C', 'D', 'E']);
  });

  test('a run of declarations shares the comment on its first, up to the next empty line', () => {
    const text =
      '/** Kinds of key. */\nconst A = 0;\nexport const B = 1;\nexport function b() {}\n\nexport const C = 2;\n';
    expect(checkDocComments(oneFile('assembly/a.ts', text))).toEqual([
      expect.stringContaining('a.ts:6 C has no'),
    ]);
  });

  test('overloads share the comment on the first', () => {
    const text =
      '/** Rounds to six. */\nexport function six(x: number): number;\nexport function six(x: null): null;\n';
    expect(checkDocComments(oneFile('cli/a.ts', text))).toEqual([]);
  });

  test('a name with an empty word is told, a word that only contains one is not', () => {
    const text =
      'export const lineData = 1;\nexport interface AIThing {}\nexport const metadatum = 1;\nexport const aid = 1;';
    expect(checkExportedNames(oneFile('cli/a.ts', text))).toEqual([
      expect.stringContaining('lineData says "data"'),
      expect.stringContaining('AIThing says "ai"'),
    ]);
  });
});

describe('file names', () => {
  test.each([
    'cli/readCsv.ts',
    'cli/utils.ts',
    'core/domain/line-helpers.ts',
    'extension/types.ts',
    'cli/index.ts',
  ])('%s is refused', (path) => {
    expect(checkFileNames(oneFile(path, ''))).toHaveLength(1);
  });

  test.each([
    'cli/read-csv.ts',
    'core/engine/index.ts',
    'tests/cli/run.test.ts',
    'vitest.config.ts',
    'scripts/a.mjs',
  ])('%s is taken', (path) => {
    expect(checkFileNames(oneFile(path, ''))).toEqual([]);
  });
});

describe('words', () => {
  test.each([
    ['cli/a.ts', '// TODO later'],
    ['docs/a.md', 'This is fine for now.'],
    ['README.md', 'cd /home/someone/kontera'],
    ['tests/a.ts', "const path = '/tmp/x';"],
    ['docs/a.md', 'an AI suggests'],
    ['cli/a.ts', '// ==========='],
    ['core/domain/a.ts', 'const x = Math.random();'],
    ['extension/worker/a.ts', 'console.log(1);'],
  ])('%s may not say %s', (path, text) => {
    expect(checkWords(oneFile(path, text))).toHaveLength(1);
  });

  test.each([
    ['extension/components/a.ts', 'html`<input placeholder="4410">`'],
    ['cli/a.ts', 'console.log(Date.now());'],
    ['core/engine/README.md', 'console.log(account);'],
    ['docs/a.md', 'GET /v1/work/items, said by mail, company, anyone'],
  ])('%s may say %s', (path, text) => {
    expect(checkWords(oneFile(path, text))).toEqual([]);
  });
});

describe('walls', () => {
  test('Office is told outside its rooms, not inside and not as a property or in a text', () => {
    expect(checkOfficeNames(oneFile('extension/controllers/a.ts', 'Office.onReady();'))).toHaveLength(1);
    expect(checkOfficeNames(oneFile('extension/components/a.ts', 'let x: Excel.Range;'))).toHaveLength(1);
    expect(checkOfficeNames(oneFile('extension/hosts/a.ts', 'Excel.run(f);'))).toEqual([]);
    expect(checkOfficeNames(oneFile('extension/texts/a.ts', "const x = 'Excel'; y.Excel;"))).toEqual([]);
  });

  test('the loader has one file', () => {
    const text = "import { instantiate } from '@assemblyscript/loader';";
    expect(checkLoader(oneFile('core/engine/wasm-instance.ts', text))).toEqual([]);
    expect(checkLoader(oneFile('core/engine/coder.ts', text))).toHaveLength(1);
    expect(checkLoader(oneFile('bench/a.ts', text))).toHaveLength(1);
  });

  test('Node types, the DOM and ambient names do not get into core', () => {
    expect(checkCoreWalls(oneFile('core/domain/tsconfig.json', '{ "types": ["node"] }'))).toHaveLength(1);
    expect(
      checkCoreWalls(oneFile('core/formats/tsconfig.json', '{ "lib": ["ES2022", "DOM"] }')),
    ).toHaveLength(1);
    expect(checkCoreWalls(oneFile('core/domain/a.ts', 'declare const process: unknown;'))).toHaveLength(1);
    for (const room of ['core/formats', 'core/engine'])
      expect(
        checkCoreWalls(oneFile(`${room}/host-globals.d.ts`, 'declare const TextDecoder: unknown;')),
      ).toEqual([]);
    expect(checkCoreWalls(oneFile('cli/tsconfig.json', '{ "types": ["node"] }'))).toEqual([]);
  });

  test('a second entry of the engine is told', () => {
    expect(checkEngineEntry(oneFile('asconfig.json', '{ "entries": ["assembly/index.ts"] }'))).toEqual([]);
    expect(checkEngineEntry(oneFile('asconfig.json', '{ "entries": ["assembly/other.ts"] }'))).toHaveLength(
      1,
    );
  });
});
