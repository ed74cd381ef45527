/** An example of a README: a program, and what the README says it prints. */
export interface ReadmeExample {
  readonly heading: string;
  readonly program: string;
  readonly printed: string;
}

const EXAMPLE = /```js\n(?<program>[^]*?)```\s+prints\s+```text\n(?<printed>[^]*?)```/g;

/** The examples of a Markdown text: each a `js` block, the word "prints", and a `text` block. */
export function readmeExamples(markdown: string): readonly ReadmeExample[] {
  return [...markdown.matchAll(EXAMPLE)].map(({ groups, index }) => ({
    heading:
      markdown
        .slice(0, index)
        .match(/(?<=^## ).*$/gm)
        ?.at(-1) ?? '',
    program: groups?.['program'] ?? '',
    printed: groups?.['printed'] ?? '',
  }));
}
