/** A table of a Markdown text: its rows, each with the text of its cells. */
export type MarkdownTable = readonly (readonly string[])[];

/** The rows of the first table below a heading, without its head. Throws where there is none. */
export function tableBelow(markdown: string, heading: string): MarkdownTable {
  const from = markdown.indexOf(`\n${heading}\n`);
  const lines = markdown.slice(from + 1).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  if (from < 0 || first < 0) throw new Error(`there is no table below "${heading}"`);
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first + 2, end < 0 ? undefined : end).map(cellsOf);
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}
