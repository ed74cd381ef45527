import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  MAX_QUOTED_CHARS,
  MAX_RECORD_CHARS,
  records,
  type RecordForm,
} from '../../../core/formats/csv/records.ts';

const COMMA: RecordForm = { delimiter: ',', lineEnd: '\n' };

function cut(text: string, form: RecordForm = COMMA): unknown[] {
  return [...records([text], form)];
}

describe('records by RFC 4180', () => {
  test('a quoted field keeps delimiters, line breaks and doubled quotes', () => {
    expect(cut('a,"b,c","d\ne","f ""g"""\n')).toEqual([['a', 'b,c', 'd\ne', 'f "g"']]);
  });

  test('the last line needs no line feed, and one at the end makes no row', () => {
    expect(cut('a,b\nc,d')).toEqual(cut('a,b\nc,d\n'));
  });

  test('carriage returns before line feeds belong to the line end, in quotes to the text', () => {
    expect(cut('a,"b"\r\n"c\r\nd",e\r\n')).toEqual([
      ['a', 'b'],
      ['c\r\nd', 'e'],
    ]);
  });

  test('an old Macintosh file ends its lines with carriage returns', () => {
    expect(cut('a,"b"\rc,d\r', { delimiter: ',', lineEnd: '\r' })).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('blank lines are rows with one empty field, as a spreadsheet counts them', () => {
    expect(cut('a\n\nb\n')).toEqual([['a'], [''], ['b']]);
  });
});

describe('quotes that are none', () => {
  test('a quote inside a field is a character', () => {
    expect(cut('5" pipe,"BOB" & SONS,1\n')).toEqual([['5" pipe', '"BOB" & SONS', '1']]);
  });

  test('a quote that is never closed costs its own row only', () => {
    expect(cut('1,"Foo Ltd,2\n3,Bar,4\n5,"Baz",6\n')).toEqual([
      ['1', '"Foo Ltd', '2'],
      ['3', 'Bar', '4'],
      ['5', 'Baz', '6'],
    ]);
  });

  test('a field beyond the limit of quoted text is read without its quotes', () => {
    const long = 'x'.repeat(MAX_QUOTED_CHARS);
    expect(cut(`"${long}",1\n`)).toEqual([[`"${long}"`, '1']]);
  });
});

describe('limits', () => {
  test('a row longer than a row can be is one error, and the next row is read', () => {
    const text = `a,b\n${'x'.repeat(MAX_RECORD_CHARS + 1)}`;
    const [first, second, third] = [...records([text, 'yy\nc,d\n'], COMMA)];
    expect(first).toEqual(['a', 'b']);
    expect(second).toEqual([{ kind: 'error', code: `a row longer than ${MAX_RECORD_CHARS} characters` }]);
    expect(third).toEqual(['c', 'd']);
  });
});

const anyText = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' '), maxLength: 40 });

test('a carriage return and its line feed in two pieces end one row', () => {
  expect([...records(['"a"\r', '\nb'], COMMA)]).toEqual([['a'], ['b']]);
  expect([...records(['a\r', '\nb'], COMMA)]).toEqual([['a'], ['b']]);
});

test('where a text is cut into pieces does not change its records', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.nat(40), { maxLength: 5 }), (text, cuts) => {
      const at = [0, ...cuts.map((one) => Math.min(one, text.length)).sort((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
      expect([...records(pieces, COMMA)]).toEqual(cut(text));
    }),
    { numRuns: 2000 },
  );
});

test('fields written by another program come back as they were', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', "'"), maxLength: 12 });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(table, fc.constantFrom('\n' as const, '\r\n' as const), (rows, newline) => {
      expect(cut(Papa.unparse(rows, { newline }))).toEqual(rows);
    }),
  );
});
