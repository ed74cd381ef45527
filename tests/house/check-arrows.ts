import { isIn, ROOMS, roomOf, type Room } from './arrows.ts';
import { importsOf, type Import } from './imports.ts';
import { sourcePaths, type SourceTree } from './source-tree.ts';

/** Imports that the table of arrows does not allow, and shipped files that lie in no room. */
export function checkArrows(tree: SourceTree, rooms: readonly Room[] = ROOMS): readonly string[] {
  return sourcePaths(tree, 'shipped').flatMap((path) => {
    const room = roomOf(path, rooms);
    if (!room)
      return [`${path} lies in no room: move it into one, or give its folder a row in tests/house/arrows.ts`];
    return importsOf(tree, path)
      .filter((found) => !isAllowed(found, room))
      .map(({ to }) => `${path} imports ${to}, which ${room.name} may not: ${room.instead}`);
  });
}

function isAllowed({ to, isPackage }: Import, room: Room): boolean {
  if (isPackage)
    return (room.packages ?? []).some((name) => to === name || (name === 'node:' && to.startsWith('node:')));
  return [room.name, ...room.mayImport].some((place) => isIn(to, place));
}
