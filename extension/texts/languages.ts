import { en } from './en.ts';
import type { Messages } from './messages.ts';

/** Languages spoken on the screen, by their own names. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
  es: 'Español',
  sv: 'Svenska',
} as const;

/** A language spoken on the screen. */
export type Language = keyof typeof LANGUAGES;

/** The language of a locale (BCP 47); English where its own is not spoken. */
export function languageOf(locale: string): Language {
  const name = locale.toLowerCase().split('-')[0] ?? '';
  return isLanguage(name) ? name : 'en';
}

/** Whether a name is that of a language spoken on the screen. */
export function isLanguage(name: string): name is Language {
  return Object.hasOwn(LANGUAGES, name);
}

/** The messages of a language; loaded when they are first asked for. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'en':
      return en;
    case 'de':
      return (await import('./de.ts')).de;
    case 'fr':
      return (await import('./fr.ts')).fr;
    case 'it':
      return (await import('./it.ts')).it;
    case 'es':
      return (await import('./es.ts')).es;
    case 'sv':
      return (await import('./sv.ts')).sv;
  }
}
