import { describe, expect, it } from 'vitest';
import { de } from '../../../extension/embed/words/de.ts';
import { en } from '../../../extension/embed/words/en.ts';
import { es } from '../../../extension/embed/words/es.ts';
import { fr } from '../../../extension/embed/words/fr.ts';
import { it as italian } from '../../../extension/embed/words/it.ts';
import { sv } from '../../../extension/embed/words/sv.ts';
import { placeholders } from '../../../extension/texts/say.ts';

/** All texts of a language by their path. */
function textsOf(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  );
}

describe.each(Object.entries({ de, fr, it: italian, es, sv }))('the words in %s', (_, language) => {
  it('have the places to fill in that the English ones have', () => {
    const filled = (tree: object): [string, string[]][] =>
      textsOf(tree).map(([path, text]) => [path, placeholders(text)]);
    expect(filled(language)).toEqual(filled(en));
  });

  it('are not left blank', () => {
    expect(textsOf(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
