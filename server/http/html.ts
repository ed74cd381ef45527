/** A piece of HTML whose texts are escaped. */
export interface Html {
  readonly text: string;
}

type Part = string | Html | readonly Html[];

/** Puts texts into HTML, each escaped; pieces of HTML go in as they are. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const filled = strings.map((string, index) => string + textOf(parts[index] ?? ''));
  return { text: filled.join('') };
}

/** A text of our own that is HTML, or a style, already. */
html.raw = (text: string): Html => ({ text });

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(part: Part): string {
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  return 'text' in part ? part.text : part.map(({ text }) => text).join('');
}
