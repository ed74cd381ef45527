import { en } from './en.ts';
import { languageOf, loadMessages } from './languages.ts';
import type { Messages, Said } from './messages.ts';
import { sayable } from './say.ts';

/** Every word on the screen, in the language spoken, with how figures and days are written. */
export interface Texts extends Said<typeof en> {
  /** BCP 47. */
  readonly locale: string;
  count(number: number): string;
  /** `97 %`; never 100 %, for nothing is that sure. `confidence` is 0..1. */
  percent(confidence: number): string;
  /** `very sure, 97 %`. */
  certainty(confidence: number): string;
  /** The name of a dimension, `cost_centre` for instance. */
  dimension(name: string): string;
  /** An ISO 8601 day; what is none stays as it is. */
  date(iso: string): string;
}

/** What is spoken; changed by `speak` alone, before anything is drawn or because the person chose another language. */
export let texts: Texts = textsOf(en, 'en-GB');

/** Speaks the language of a locale (BCP 47), English where there is none of it; resolves when its words are there. */
export async function speak(locale: string): Promise<void> {
  const language = languageOf(locale);
  const messages = await loadMessages(language);
  texts = textsOf(messages, locale.startsWith(language) ? locale : 'en-GB');
}

function textsOf(messages: Messages, locale: string): Texts {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- each message is made as its type says; a test walks all of them
  const said = sayable(messages, locale) as unknown as Said<typeof en>;
  const figures = new Intl.NumberFormat(locale);
  const days = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const percent = (confidence: number): string =>
    said.sureness.percent({ number: Math.min(99, Math.floor(confidence * 100)) });
  const dimensions: Readonly<Record<string, string>> = said.dimensions;
  return {
    ...said,
    locale,
    percent,
    count: (number) => figures.format(number),
    certainty(confidence) {
      const { very, sure, unsure } = said.sureness;
      const words = confidence >= 0.95 ? very : confidence >= 0.8 ? sure : unsure;
      return words({ percent: percent(confidence) });
    },
    dimension(name) {
      const spaced = name.replaceAll('_', ' ');
      return dimensions[name] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
    },
    date(iso) {
      const ms = Date.parse(iso);
      return Number.isNaN(ms) ? iso : days.format(ms);
    },
  };
}
