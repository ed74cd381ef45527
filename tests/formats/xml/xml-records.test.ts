import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { find, findAll, textAt, type XmlElement } from '../../../core/formats/xml/xml-element.ts';
import { XmlRecords } from '../../../core/formats/xml/xml-records.ts';
import { looksLikeXml, xmlRoot } from '../../../core/formats/xml/xml-root.ts';
import type { InputFile } from '../../../core/formats/input-file.ts';
import { textFile } from '../text-file.ts';

const PLAN = { records: ['a/b'], leftOut: ['blob'] };

function read(file: InputFile): { records: [string, XmlElement][]; message: string | null } {
  const records = new XmlRecords(file, PLAN);
  const found = [...records].map(({ way, element }): [string, XmlElement] => [way, element]);
  return { records: found, message: records.fault && faultText(records.fault) };
}

const messageOf = (text: string): string | null => read(textFile(text)).message;

describe('records of an XML file', () => {
  test('come one by one, the root last and without them', () => {
    const { records } = read(textFile('<a><b>1</b><c/><b>2</b></a>'));
    expect(records.map(([way, { text }]) => [way, text])).toEqual([
      ['a/b', '1'],
      ['a/b', '2'],
      ['a', ''],
    ]);
    expect(records[2]?.[1].children.map(({ name }) => name)).toEqual(['c']);
  });

  test('know their line and their place among brothers of the same name', () => {
    const [, second] = read(textFile('<a>\n<b/>\n<c/><b><d/></b></a>')).records;
    expect(second?.[1]).toMatchObject({ line: 3, path: '/a/b[2]', children: [{ path: '/a/b[2]/d' }] });
  });

  test('lose prefixes, comments, CDATA marks and the white space around a text', () => {
    const [record] = read(
      textFile('<p:a xmlns:p="urn:x"><p:b x="1"> <!-- no --><![CDATA[5 < 6]]> &amp; 7 </p:b></p:a>'),
    ).records;
    expect(record?.[1]).toMatchObject({ name: 'b', attributes: { x: '1' }, text: '5 < 6 & 7' });
  });

  test('do not hold what nobody reads', () => {
    const [record] = read(textFile('<a><b><blob><x>long</x></blob><y>1</y></b></a>')).records;
    expect(record?.[1].children.map(({ name }) => name)).toEqual(['y']);
  });

  test('are found by ways of names', () => {
    const [record] = read(textFile('<a><b><c><d/></c><c><d>2</d></c></b></a>')).records;
    const b = record?.[1];
    if (!b) throw new Error('no record');
    expect(findAll(b, 'c/d').length).toBe(2);
    expect(find(b, 'x/y')).toBeNull();
    expect(textAt(b, 'x', 'c/d')).toBe('2');
  });
});

describe('XML that is refused', () => {
  test('has a document type definition, and nothing of it is expanded', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "${'ha'.repeat(50)}"><!ENTITY y "&x;&x;&x;">]><a><b>&y;</b></a>`;
    expect(messageOf(bomb)).toBe(
      'file.xml, line 1: expected XML without a document type definition, found one',
    );
  });

  test('names an entity that XML does not have', () => {
    expect(messageOf('<a>\n<b>&secret;</b></a>')).toMatch(
      /^file\.xml, line 2, \/a\/b: expected well-formed XML/,
    );
  });

  test('is cut off, or goes on behind its end', () => {
    expect(messageOf('<a><b>1</b>')).toContain('unclosed tag: a');
    expect(messageOf('<a/><a/>')).toContain('documents may contain only one root');
    expect(messageOf('')).toContain('document must contain a root element');
  });

  test('is nested deeper than any invoice', () => {
    expect(messageOf('<a>'.repeat(70) + '</a>'.repeat(70))).toContain(
      'at most 64 elements inside each other',
    );
  });

  test('has bytes that its encoding has not', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('<a>\n<b>'), 0xe9, 0x3c, 0x2f]);
    expect(read({ name: 'latin.xml', bytes }).message).toBe(
      'latin.xml, line 1: expected text in utf-8, found bytes that are none',
    );
  });

  test('is in an encoding that is not read', () => {
    expect(messageOf('<?xml version="1.0" encoding="EBCDIC-CP-BE"?><a/>')).toContain(
      'found XML in ebcdic-cp-be',
    );
  });
});

describe('encodings of XML', () => {
  test.each([
    ['windows-1252', 0x80, '€'],
    ['ISO-8859-1', 0xe9, 'é'],
    ['ISO-8859-15', 0xa4, '€'],
  ])('%s is read as declared', (encoding, byte, character) => {
    const head = new TextEncoder().encode(`<?xml version="1.0" encoding="${encoding}"?><a><b>`);
    const bytes = new Uint8Array([...head, byte, ...new TextEncoder().encode('</b></a>')]);
    expect(read({ name: 'x', bytes }).records[0]?.[1].text).toBe(character);
  });

  test('UTF-16 is known by its byte order mark', () => {
    const text = '\ufeff<a><b>\u00e9</b></a>';
    const bytes = new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
    expect(looksLikeXml(bytes)).toBe(true);
    expect(read({ name: 'x', bytes }).records[0]?.[1].text).toBe('\u00e9');
  });
});

test('a root is known from its beginning, whatever comes behind', () => {
  const start = '<?xml version="1.0"?><!-- note --><p:Invoice xmlns:p="urn:invoice"><p:x>';
  expect(xmlRoot(textFile(start))).toEqual({ ok: true, root: { name: 'Invoice', namespace: 'urn:invoice' } });
  expect(xmlRoot(textFile('no XML'))).toMatchObject({ ok: false });
});

test('a document type definition that is longer than the beginning is still one', () => {
  const reading = xmlRoot(textFile(`<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(10_000)}]><a/>`));
  expect(!reading.ok && faultText(reading.fault)).toContain(
    'expected XML without a document type definition',
  );
});

test('a file of 4 MB goes through record by record', () => {
  const record = `<b>${'<x>12345678</x>'.repeat(10)}</b>`;
  const file = textFile(`<a>${record.repeat(26_000)}</a>`);
  const records = new XmlRecords(file, PLAN);
  let count = 0;
  let largest = 0;
  for (const { way, element } of records) {
    if (way === 'a/b') count += 1;
    else largest = element.children.length;
  }
  expect([count, largest, records.fault]).toEqual([26_000, 0, null]);
});
