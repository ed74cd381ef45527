import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipOf, readClip } from '../../../extension/controllers/rows/clip-text.ts';

const text = (value: string) => ({ text: value, isNumber: false });
const plainOf = (...cells: readonly string[]): string => clipOf([cells.map(text)]).plain;

describe('cells in the clipboard', () => {
  it('come back as they were, whatever they hold', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', '0042', '=1+1', '"', 'a "b" c', 'two\nlines', 'a\tb', "'=x", '-5', '"quoted"'),
    );
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        const wanted = rows.map((cells) => cells.map((one) => one.replaceAll('\r\n', '\n')));
        // One empty cell and nothing at all are the same clipboard; a last empty line is the break behind the last row.
        fc.pre(!(wanted[0]?.length === 1 && wanted.at(-1)?.[0] === ''));
        fc.pre(wanted.flat().every((one) => !/^="[^"]*"$/.test(one)));
        expect(readClip(clipOf(rows.map((cells) => cells.map(text))).plain)).toEqual(wanted);
      }),
    );
  });

  it('that begin like a formula are made text; figures stay figures', () => {
    expect(plainOf('=HYPERLINK("http://x")', '+1', '@SUM')).toBe(`'=HYPERLINK("http://x")\t'+1\t'@SUM`);
    const figures = clipOf([
      [
        { text: '-1,234.50', isNumber: true },
        { text: '=1+1', isNumber: true },
      ],
    ]);
    expect(figures.plain).toBe("-1,234.50\t'=1+1");
  });

  it('tell a spreadsheet that a text is one, so that leading zeros stay, and run nothing', () => {
    const { html } = clipOf([[text('0042'), text('<img src=x onerror=alert(1)>')]]);
    expect(html).toContain(`<td style='mso-number-format:"\\@"'>0042</td>`);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('are read as Excel writes them: quotes only around tabs and breaks, a break behind the last row', () => {
    expect(readClip('4410\t0042\r\n"two\nlines"\t5" pipe\r\n')).toEqual([
      ['4410', '0042'],
      ['two\nlines', '5" pipe'],
    ]);
  });

  it('take a quote without its end to the letter', () => {
    expect(readClip('"open\tb\n"c" d')).toEqual([['"open', 'b'], ['"c" d']]);
  });

  it('keep blanks in between and at the end of a row', () => {
    expect(readClip('a\t\tb\t\n\nc')).toEqual([['a', '', 'b', ''], [''], ['c']]);
  });
});
