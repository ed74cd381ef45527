import type { Lane } from '../../domain/lane.ts';
import { setAttribute, spliceText, type TextChange } from './splice-text.ts';
import { StylesVisitor, type CellFormat, type ListSpan } from './styles-visitor.ts';
import { XmlScanner } from './xml-scanner.ts';

/** A lane's colour (auto green, review amber, manual a grey hatch), or none of these; other fills are not cleared. */
export type Tint = Lane | 'none';

/** What is to differ from a cell's own style; everything else of the style stays. */
export interface StyleChange {
  readonly tint?: Tint;
  /** Shows a number as a whole percentage. */
  readonly isPercent?: boolean;
  /** Keeps a text that looks like a number or a formula a text when a person edits the cell. */
  readonly isQuoted?: boolean;
}

/** Excel opens no workbook with more cell formats than this. */
export const MAX_CELL_FORMATS = 64_000;

/** Tints that leave black text a contrast of at least 15:1. */
const SOLID_COLOURS: Readonly<Record<Exclude<Lane, 'manual'>, string>> = {
  auto: 'FFDDF2E0',
  review: 'FFFFECC2',
};
const LANES: readonly Lane[] = ['auto', 'review', 'manual'];
const HATCH_COLOUR = 'FFBFBFBF';
const PERCENT_FORMAT_ID = '9';
const TEXT_FORMAT_ID = '49';
/** Every style sheet begins its fills with these two (ISO/IEC 29500-1, 18.8.20). */
const FIRST_FILLS = ['none', 'gray125'];

/** The cell formats of a workbook: finds or appends the styles that changed cells need; existing ones keep their index. */
export class StyleSheet {
  private readonly source: string;
  private readonly layout: StylesVisitor;
  private readonly formats: CellFormat[];
  private readonly fills: string[];
  private readonly known = new Map<string, number>();

  private constructor(source: string, layout: StylesVisitor) {
    this.source = source;
    this.layout = layout;
    this.formats = layout.formats.map((format) => ({
      ...format,
      text: source.slice(format.start, format.end),
    }));
    this.fills = layout.fills.map((fill) => source.slice(fill.start, fill.end));
    if (!layout.fillList) this.fills.push(...FIRST_FILLS.map((pattern) => this.fillText(pattern, '')));
  }

  /** The style sheet in the text of styles.xml, or what was found wrong, in words. */
  static parse(source: string): StyleSheet | string {
    const layout = new StylesVisitor(source);
    const scanner = new XmlScanner(layout);
    const fault = scanner.write(source) ?? scanner.close();
    if (fault !== null) return fault;
    return layout.formats.length > 0 ? new StyleSheet(source, layout) : 'a style sheet without cell formats';
  }

  get formatCount(): number {
    return this.formats.length;
  }

  /** Index of a style that is the one at `baseIndex` with the change made. */
  styleIndex(baseIndex: number, change: StyleChange): number {
    const key = [baseIndex, change.tint, change.isPercent, change.isQuoted].join();
    const known = this.known.get(key) ?? this.findOrAppend(baseIndex, change);
    this.known.set(key, known);
    return known;
  }

  private findOrAppend(baseIndex: number, change: StyleChange): number {
    const base = this.formats[baseIndex] ?? this.formats[0];
    if (!base) throw new Error('a style sheet has at least one format');
    let tag = base.text.slice(0, base.tagLength);
    const fill = this.tintedFill(Number(base.attributes['fillId'] ?? 0), change.tint);
    if (fill !== null) tag = setAttribute(setAttribute(tag, 'fillId', String(fill)), 'applyFill', '1');
    if (change.isPercent) {
      tag = setAttribute(setAttribute(tag, 'numFmtId', PERCENT_FORMAT_ID), 'applyNumberFormat', '1');
    }
    if (change.isQuoted && base.attributes['numFmtId'] !== TEXT_FORMAT_ID)
      tag = setAttribute(tag, 'quotePrefix', '1');
    const text = tag + base.text.slice(base.tagLength);
    if (text === base.text && this.formats[baseIndex] === base) return baseIndex;
    const known = this.formats.findIndex((format) => format.text === text);
    if (known !== -1) return known;
    return this.formats.push({ ...base, text, tagLength: tag.length }) - 1;
  }

  /** The text of styles.xml with what was appended; null where nothing was. */
  changedText(): string | null {
    const { layout } = this;
    const changes = [
      ...this.fillChanges(),
      ...(layout.formatList
        ? appended(this.source, layout.formatList, this.newFormats(), this.formats.length)
        : []),
    ];
    return changes.length === 0 ? null : spliceText(this.source, changes);
  }

  private newFormats(): string[] {
    return this.formats.slice(this.layout.formats.length).map((format) => format.text);
  }

  private fillChanges(): TextChange[] {
    const { fillList, fills, fillListPlace, prefix } = this.layout;
    const isUnchanged = this.fills.length === (fillList ? fills.length : FIRST_FILLS.length);
    if (isUnchanged) return [];
    if (fillList) return appended(this.source, fillList, this.fills.slice(fills.length), this.fills.length);
    const list = `<${prefix}fills count="${this.fills.length}">${this.fills.join('')}</${prefix}fills>`;
    return [{ start: fillListPlace, end: fillListPlace, text: list }];
  }

  /** Index of the fill that a tint asks for instead of the one at hand; null where that one stays. */
  private tintedFill(fillIndex: number, tint: Tint | undefined): number | null {
    if (tint === undefined) return null;
    if (tint !== 'none') return this.fillIndex(tint);
    const isOurs = LANES.some((lane) => this.fills[fillIndex] === this.laneFill(lane));
    return isOurs ? 0 : null;
  }

  private laneFill(lane: Lane): string {
    return lane === 'manual'
      ? this.fillText('lightUp', HATCH_COLOUR)
      : this.fillText('solid', SOLID_COLOURS[lane]);
  }

  private fillIndex(lane: Lane): number {
    const text = this.laneFill(lane);
    const known = this.fills.indexOf(text);
    return known === -1 ? this.fills.push(text) - 1 : known;
  }

  private fillText(pattern: string, colour: string): string {
    const p = this.layout.prefix;
    const open = `<${p}fill><${p}patternFill patternType="${pattern}"`;
    return colour === ''
      ? `${open}/></${p}fill>`
      : `${open}><${p}fgColor rgb="${colour}"/></${p}patternFill></${p}fill>`;
  }
}

/** The changes that append members to a list and set its count. */
function appended(source: string, list: ListSpan, members: readonly string[], count: number): TextChange[] {
  if (members.length === 0) return [];
  const tag = setAttribute(source.slice(list.start, list.openEnd), 'count', String(count));
  if (list.openEnd < list.end) {
    const listEnd = source.lastIndexOf('<', list.end - 1);
    return [
      { start: list.start, end: list.openEnd, text: tag },
      { start: listEnd, end: listEnd, text: members.join('') },
    ];
  }
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
  return [
    { start: list.start, end: list.end, text: `${tag.replace(/\s*\/>$/, '>')}${members.join('')}</${name}>` },
  ];
}
