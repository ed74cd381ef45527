import { languageOf, type Language } from '../../texts/languages.ts';
import type { Said } from '../../texts/messages.ts';
import { sayable } from '../../texts/say.ts';
import { speak } from '../../texts/texts.ts';
import { de } from './de.ts';
import type { EmbedMessages } from './embed-messages.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { sv } from './sv.ts';

const MESSAGES: Readonly<Record<Language, EmbedMessages>> = { en, de, fr, it, es, sv };

/** What the coding inside an ERP says, in the language spoken. */
export type EmbedWords = Said<typeof en>;

/** What is spoken; changed by `speakEmbedded` alone. */
export let words: EmbedWords = wordsOf('en-GB');

/** Speaks the language of a locale (BCP 47), English where there is none of it, here and in the shared components. */
export async function speakEmbedded(locale: string): Promise<void> {
  await speak(locale);
  words = wordsOf(locale);
}

function wordsOf(locale: string): EmbedWords {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- each message is made as its type says; a test walks all of them
  return sayable(MESSAGES[languageOf(locale)], locale) as unknown as EmbedWords;
}
