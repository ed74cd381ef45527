import { describe, expect, it } from 'vitest';
import { en } from '../../../extension/texts/en.ts';
import { LANGUAGES, languageOf, loadMessages, type Language } from '../../../extension/texts/languages.ts';
import { isPlural, placeholders, sayable, type MessageTree } from '../../../extension/texts/say.ts';
import { speak, texts } from '../../../extension/texts/texts.ts';

const languages = Object.keys(LANGUAGES) as Language[];

/** Every message by its path: the placeholders of a text, or of both forms of a plural one. */
function shapeOf(tree: MessageTree, path = ''): [string, string[]][] {
  return Object.entries(tree).flatMap(([key, message]): [string, string[]][] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof message === 'string') return [[at, placeholders(message)]];
    if (isPlural(message))
      return [[at, [...new Set([...placeholders(message.one), ...placeholders(message.other)])].sort()]];
    return shapeOf(message, at);
  });
}

describe('the languages', () => {
  it.each(languages)('%s has every message with the placeholders of the English one', async (language) => {
    const messages: MessageTree = await loadMessages(language);
    expect(shapeOf(messages)).toEqual(shapeOf(en));
  });

  it.each(languages.filter((language) => language !== 'en'))(
    '%s is no copy of the English one',
    async (language) => {
      const messages = await loadMessages(language);
      expect(messages.actions.nextException).not.toBe(en.actions.nextException);
      expect(messages.start.noHistory).not.toBe(en.start.noHistory);
    },
  );

  it('are chosen by the first part of a locale, English where theirs is not spoken', () => {
    expect(['de-CH', 'FR', 'nl-NL', ''].map(languageOf)).toEqual(['de', 'fr', 'en', 'en']);
  });

  it('are spoken from then on, figures and days as their locale writes them', async () => {
    await speak('de-DE');
    expect(texts.progress.coded({ count: 1240 })).toBe('1.240 Zeilen kontiert.');
    expect(texts.progress.coded({ count: 1 })).toBe('1 Zeile kontiert.');
    expect(texts.date('2026-03-05')).toBe('5. März 2026');
    await speak('en-GB');
    expect(texts.certainty(0.999)).toBe('very sure, 99 %');
  });
});

describe('a message', () => {
  it('leaves what is filled in as it is, placeholders and markup in it too', () => {
    const said = sayable({ greeting: 'Row of {supplier}' }, 'en');
    const { greeting } = said;
    if (typeof greeting !== 'function') throw new Error('a message with a placeholder is a function');
    expect(greeting({ supplier: '<b>{count}</b>' })).toBe('Row of <b>{count}</b>');
  });
});
