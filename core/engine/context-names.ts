/** What the lines of an evidence share, in a person's words, by the engine's context numbers. */
const CONTEXT_NAMES: Readonly<Record<number, string>> = {
  1: 'this supplier',
  2: 'this supplier and amount',
  4: 'this supplier and text',
  5: 'this text',
  7: 'this amount',
  8: 'a word of the supplier’s name',
  10: 'a word of the text',
  11: 'this supplier and a word of the text',
  25: 'this supplier and text, its numbers aside',
  28: 'a field of the header',
  29: 'this supplier and a field of the header',
  31: 'this supplier and tax rate',
  32: 'this supplier’s number',
  36: 'this supplier with as many lines a day',
};

/** The name of a context, for Evidence.context. */
export function contextName(context: number): string {
  return CONTEXT_NAMES[context] ?? `context ${context}`;
}
