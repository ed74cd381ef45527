import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../core/formats/conversion/read-document.ts';
import { sampleCii } from '../cii/sample-cii.ts';
import { signedFile } from '../cms/signed-file.ts';
import { sampleBody, sampleFattura, sampleSimplified } from '../fatturapa/sample-fattura.ts';
import { invoicePdf } from '../pdf/invoice-pdf.ts';
import { sampleSaft } from '../saft/sample-saft.ts';
import { sampleUbl } from '../ubl/sample-ubl.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const FATTURA = utf8(sampleFattura(sampleBody()));
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ['UBL', utf8(sampleUbl())],
  ['CII', utf8(sampleCii())],
  ['FatturaPA', FATTURA],
  ['simplified FatturaPA', utf8(sampleSimplified())],
  ['SAF-T', utf8(sampleSaft())],
  ['a signed file', signedFile(FATTURA, { openLengths: true, pieceBytes: 700 })],
  ['a PDF', invoicePdf([sampleCii()])],
  ['SIE', utf8('#FLAGGA 0\n#KONTO 1 "a"\n#VER A 1 20240101 "x"\n{\n#TRANS 1 {} 1\n#TRANS 2 {1 "k"} -1\n}\n')],
  ['FEC', utf8('JournalCode\tJournalLib\tEcritureNum\nA\tB\t1\n')],
  ['DATEV', utf8('"EXTF";700;21;"B"\nUmsatz (ohne Soll/Haben-Kz);Konto\n1,00;4\n')],
];

/** Up to eight bytes put in place of others, anywhere, and the end perhaps cut off. */
const breaks = fc.record({
  changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
  keptShare: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});

describe('a broken file is read or refused with a message, and never throws', () => {
  test.each(FILES)('%s', (_, whole) => {
    fc.assert(
      fc.property(breaks, ({ changes, keptShare }) => {
        const bytes = Uint8Array.from(whole);
        for (const [place, byte] of changes) bytes[Math.floor(place * (bytes.length - 1))] = byte;
        const reading = readDocument({
          name: 'broken',
          bytes: bytes.subarray(0, Math.floor(keptShare * bytes.length)),
        });
        expect(
          reading.ok || reading.faults.every(({ expected, found }) => expected !== '' && found !== ''),
        ).toBe(true);
        expect(reading.ok || reading.faults.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
