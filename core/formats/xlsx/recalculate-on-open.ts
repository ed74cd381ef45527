import { setAttribute, spliceText } from './splice-text.ts';
import { XmlScanner, type XmlVisitor } from './xml-scanner.ts';

/** What may stand before `calcPr` in workbook.xml and is always or often there (ISO/IEC 29500-1, 18.2.27). */
const BEFORE = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames']);

/**
 * The text of workbook.xml with `fullCalcOnLoad` set, so that formulas which refer to changed cells (an account's name
 * looked up beside its code) do not go on showing what they were last computed to. A text in `fault` says why not.
 */
export function recalculateOnOpen(
  source: string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly found: string } {
  const finder = new CalculationFinder(source);
  const scanner = new XmlScanner(finder);
  const found = scanner.write(source) ?? scanner.close();
  if (found !== null) return { ok: false, found };
  const { place, tag } = finder;
  const text =
    tag === null
      ? spliceText(source, [
          { start: place, end: place, text: `<${finder.prefix}calcPr fullCalcOnLoad="1"/>` },
        ])
      : spliceText(source, [
          { start: place, end: place + tag.length, text: setAttribute(tag, 'fullCalcOnLoad', '1') },
        ]);
  return { ok: true, text };
}

class CalculationFinder implements XmlVisitor {
  prefix = '';
  /** The start tag of `calcPr`, null where there is none. */
  tag: string | null = null;
  /** Where it stands or belongs. */
  place = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  open(name: string, _attributes: unknown, end: number): string | null {
    const start = this.source.lastIndexOf('<', end - 1);
    if (name === 'workbook')
      this.prefix = /^<([^\s/>]*:)?workbook/.exec(this.source.slice(start, end))?.[1] ?? '';
    if (name !== 'calcPr') return null;
    this.place = start;
    this.tag = this.source.slice(start, end);
    return null;
  }

  close(name: string, end: number): string | null {
    if (BEFORE.has(name) && this.tag === null) this.place = end;
    return null;
  }

  text(): string | null {
    return null;
  }
}
