/** A file or function that is larger than the house allows, with the reason. */
export interface SizeException {
  readonly path: string;
  /** The function's name; absent where the file is meant. */
  readonly functionName?: string;
  readonly reason: string;
}

/** Looked at again whenever one of them changes; one that is no longer needed fails the test. */
export const SIZE_EXCEPTIONS: readonly SizeException[] = [
  ...['de', 'en', 'es', 'fr', 'it', 'sv'].map((language) => ({
    path: `extension/texts/${language}.ts`,
    reason: 'a language is one file, for whoever translates it; it holds words only',
  })),
];
