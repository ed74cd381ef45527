import type { Filling, Plural } from './messages.ts';

/** Messages of a language in any nesting. */
export interface MessageTree {
  readonly [key: string]: string | Plural | MessageTree;
}

/** A tree of messages made ready to be said. */
export interface SaidTree {
  readonly [key: string]: string | ((values: Filling<string>) => string) | SaidTree;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** Makes messages ready: those with placeholders become functions, plural ones choose by the rules of `locale`. */
export function sayable(messages: MessageTree, locale: string): SaidTree {
  const figures = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const fill = (text: string, values: Filling<string>): string =>
    text.replace(PLACEHOLDER, (mark, name: string) => {
      const value = values[name] ?? mark;
      return typeof value === 'number' ? figures.format(value) : value;
    });
  const made = (message: MessageTree[string]): SaidTree[string] => {
    if (typeof message === 'string')
      return message.includes('{') ? (values) => fill(message, values) : message;
    if (isPlural(message))
      return (values) => {
        const isOne = plurals.select(Number(values['count'])) === 'one';
        return fill(isOne ? message.one : message.other, values);
      };
    return Object.fromEntries(Object.entries(message).map(([key, inner]) => [key, made(inner)]));
  };
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, made(message)]));
}

/** Names of the placeholders in a message, sorted. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '').sort();
}

/** Whether a message has a singular and a plural form. */
export function isPlural(message: Plural | MessageTree): message is Plural {
  return typeof message.one === 'string' && typeof message.other === 'string';
}
