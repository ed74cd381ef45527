import type { InputFile } from '../../core/formats/input-file.ts';

/** A file with this text in UTF-8. */
export function textFile(text: string, name = 'file.xml'): InputFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Beginnings of a text, cut behind every `>`: at every boundary of an element. */
export function cutAtElements(text: string): readonly string[] {
  return [...text.matchAll(/>/g)].map(({ index }) => text.slice(0, index + 1)).slice(0, -1);
}
