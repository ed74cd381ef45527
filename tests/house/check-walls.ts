import ts from 'typescript';
import { importsOf } from './imports.ts';
import { sourcePaths, type SourceTree } from './source-tree.ts';
import { descendants, firstLineOf, parse } from './syntax.ts';

/** Rooms that may name `Office` and `Excel`. */
const OFFICE_ROOMS = ['extension/hosts/', 'extension/functions/', 'extension/commands/'];

/** The one file that may import the loader, so that it can be exchanged. */
const LOADER = { name: '@assemblyscript/loader', onlyIn: 'core/engine/wasm-instance.ts' };

/** The files of core that may declare what every host has and ES2022 does not: core's own, and the engine package's. */
const HOST_GLOBALS = ['core/formats/host-globals.d.ts', 'core/engine/host-globals.d.ts'];

/** Names of Office outside the rooms that wrap it. */
export function checkOfficeNames(tree: SourceTree): readonly string[] {
  return sourcePaths(tree, 'shipped')
    .filter((path) => !OFFICE_ROOMS.some((room) => path.startsWith(room)))
    .flatMap((path) =>
      [...descendants(parse(tree, path))]
        .filter((node) => ts.isIdentifier(node) && (node.text === 'Office' || node.text === 'Excel'))
        .filter((node) => !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node))
        .map(
          (node) =>
            `${path}:${firstLineOf(node)} names ${node.getText()}: ask extension/hosts/host.ts for what it needs`,
        ),
    );
}

/** Imports of the WASM loader outside its one file. */
export function checkLoader(tree: SourceTree): readonly string[] {
  return sourcePaths(tree, 'everywhere')
    .filter((path) => path !== LOADER.onlyIn)
    .filter((path) => importsOf(tree, path).some(({ to }) => to === LOADER.name))
    .map((path) => `${path} imports ${LOADER.name}: go through ${LOADER.onlyIn}`);
}

/** Core rooms whose compiler would let Node or the DOM in, and ambient names beside the one list of them. */
export function checkCoreWalls(tree: SourceTree): readonly string[] {
  const loose = [...tree]
    .filter(([path]) => /^(core\/.*tsconfig\.json|tsconfig\.base\.json)$/.test(path))
    .filter(([, text]) => /"types":\s*\[\s*"|"DOM|"WebWorker/.test(text))
    .map(([path]) => `${path} lets Node or the DOM into core: take "types" and "lib" out`);
  const ambient = sourcePaths(tree, 'everywhere')
    .filter((path) => path.startsWith('core/') && !HOST_GLOBALS.includes(path))
    .filter(
      (path) =>
        path.endsWith('.d.ts') || /^declare |\/\/\/ <reference|declare global/m.test(tree.get(path) ?? ''),
    )
    .map(
      (path) =>
        `${path} declares a host's global: pass the thing in, or add it to ${HOST_GLOBALS[0]} if every host has it`,
    );
  return [...loose, ...ambient];
}

/** Whether the engine's interface is what `assembly/index.ts` exports. */
export function checkEngineEntry(tree: SourceTree): readonly string[] {
  const entries = /"entries":\s*\[\s*"assembly\/index\.ts"\s*\]/;
  return entries.test(tree.get('asconfig.json') ?? '')
    ? []
    : [
        'asconfig.json builds other entries than assembly/index.ts: export from there, it is the whole interface',
      ];
}
