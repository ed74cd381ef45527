import type { en } from './en.ts';

/** A message whose wording depends on its `{count}`: the singular, and all else. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** The shape of a language's messages: that of the English ones. */
export type Messages = Wording<typeof en>;

type Wording<M> = M extends string
  ? string
  : M extends Plural
    ? Plural
    : { readonly [Key in keyof M]: Wording<M[Key]> };

/** Names of the placeholders in a message. */
export type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** What fills the placeholders; numbers are written as the language writes them. */
export type Filling<Name extends string> = Readonly<Record<Name, string | number>>;

type SaidText<Text extends string> = [Names<Text>] extends [never]
  ? string
  : (values: Filling<Names<Text>>) => string;

/** Messages as they are used: a text, or a function of what fills its placeholders. */
export type Said<M> = M extends string
  ? SaidText<M>
  : M extends Plural
    ? (values: Filling<Names<M['one'] | M['other']> | 'count'>) => string
    : { readonly [Key in keyof M]: Said<M[Key]> };
