import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkArrows } from './check-arrows.ts';
import { checkCycles } from './check-cycles.ts';
import { checkDocComments, checkExportedNames } from './check-exports.ts';
import { checkFileNames } from './check-file-names.ts';
import { checkFileSizes, checkFunctionSizes } from './check-sizes.ts';
import { checkCoreWalls, checkEngineEntry, checkLoader, checkOfficeNames } from './check-walls.ts';
import { checkWords } from './check-words.ts';
import { SIZE_EXCEPTIONS } from './exceptions.ts';
import { readSourceTree, sourcePaths } from './source-tree.ts';

const tree = readSourceTree(fileURLToPath(new URL('../..', import.meta.url)));

describe('the house', () => {
  test('the repository was read: it has shipped files in every tower', () => {
    const towers = new Set(sourcePaths(tree, 'shipped').map((path) => path.split('/')[0]));
    expect([...towers].sort()).toEqual(['assembly', 'cli', 'core', 'extension', 'server']);
  });

  test('imports point down', () => {
    expect(checkArrows(tree)).toEqual([]);
  });

  test('no imports go in a circle', () => {
    expect(checkCycles(tree)).toEqual([]);
  });

  test('files are small', () => {
    expect(checkFileSizes(tree, SIZE_EXCEPTIONS)).toEqual([]);
  });

  test('functions are short', () => {
    expect(checkFunctionSizes(tree, SIZE_EXCEPTIONS)).toEqual([]);
  });

  test('every export says what it is', () => {
    expect(checkDocComments(tree)).toEqual([]);
  });

  test('exported names are words of the field', () => {
    expect(checkExportedNames(tree)).toEqual([]);
  });

  test('file names are one noun or verb', () => {
    expect(checkFileNames(tree)).toEqual([]);
  });

  test('no line is a promise, a banner or a trace of one machine', () => {
    expect(checkWords(tree)).toEqual([]);
  });

  test('Office is named only in the rooms that wrap it', () => {
    expect(checkOfficeNames(tree)).toEqual([]);
  });

  test('one file knows the WASM loader', () => {
    expect(checkLoader(tree)).toEqual([]);
  });

  test('core compiles without Node and without the DOM', () => {
    expect(checkCoreWalls(tree)).toEqual([]);
  });

  test('the engine is built from its one entry', () => {
    expect(checkEngineEntry(tree)).toEqual([]);
  });
});
