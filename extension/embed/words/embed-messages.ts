import type { Plural } from '../../texts/messages.ts';
import type { en } from './en.ts';

/** The shape of a language's words: that of the English ones. */
export type EmbedMessages = Wording<typeof en>;

type Wording<M> = M extends string
  ? string
  : M extends Plural
    ? Plural
    : { readonly [Key in keyof M]: Wording<M[Key]> };
