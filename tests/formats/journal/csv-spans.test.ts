import fc from 'fast-check';
import { expect, test } from 'vitest';
import { records, type Delimiter, type RecordForm } from '../../../core/formats/csv/records.ts';
import { fieldSpans, type FieldSpan } from '../../../core/formats/journal/csv-spans.ts';

function textOf(text: string, { start, end, isQuoted }: FieldSpan): string {
  return isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
}

test('spans hold the fields that the reader cuts, whatever the text', () => {
  const piece = fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', 'a', 'b c', ' ', '=', 'é');
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const form: fc.Arbitrary<RecordForm> = fc.record({
    delimiter: fc.constantFrom<Delimiter>(',', ';'),
    lineEnd: fc.constantFrom('\n', '\r'),
  });
  fc.assert(
    fc.property(text, form, (csv, cut) => {
      const spans = [...fieldSpans(csv, cut)].map((fields) => fields.map((field) => textOf(csv, field)));
      expect(spans).toEqual([...records([csv], cut)]);
    }),
    { numRuns: 5000, seed: 13 },
  );
});
