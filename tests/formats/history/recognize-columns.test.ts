import { describe, expect, test } from 'vitest';
import { CODING_HEADERS, CODING_SPELT_OUT } from '../../../core/formats/history/coding-header-names.ts';
import { STANDARD_FIELDS } from '../../../core/formats/history/column-target.ts';
import { foldHeader } from '../../../core/formats/history/fold-header.ts';
import { FIELD_HEADERS, type HeaderNames } from '../../../core/formats/history/header-names.ts';
import { recognizeColumns, type ColumnMapping } from '../../../core/formats/history/recognize-columns.ts';
import { columnMap } from './reading.ts';

/** Each header with what it was taken for, in the words of a column map. */
function meanings(header: readonly string[], mapping: ColumnMapping = recognizeColumns(header)): string[] {
  return header.map((_, column) => {
    const field = STANDARD_FIELDS.find((name) => mapping.fields[name] === column);
    const dimension = mapping.dimensions.find((one) => one.column === column);
    const headerField = mapping.headerFields.find((one) => one.column === column);
    return (
      field ??
      (dimension ? `coding.${dimension.name}` : headerField ? `header.${headerField.name}` : 'ignored')
    );
  });
}

const MEANT = [
  'date',
  'document_id',
  'supplier_name',
  'text',
  'amount',
  'coding.account',
  'coding.cost_centre',
];

describe('headers of nine languages are recognised', () => {
  test.each([
    [
      'English',
      ['Posting Date', 'Invoice No.', 'Vendor', 'Description', 'Net Amount', 'G/L Account', 'Cost Center'],
    ],
    [
      'German',
      ['Buchungsdatum', 'Belegnr.', 'Kreditor', 'Buchungstext', 'Betrag (EUR)', 'Sachkonto', 'Kostenstelle'],
    ],
    [
      'French',
      ["Date d'écriture", 'N° pièce', 'Fournisseur', 'Libellé', 'Montant HT', 'Compte', 'Centre de coûts'],
    ],
    [
      'Italian',
      [
        'Data registrazione',
        'N. fattura',
        'Fornitore',
        'Descrizione',
        'Imponibile',
        'Conto',
        'Centro di costo',
      ],
    ],
    [
      'Spanish',
      ['Fecha', 'Nº factura', 'Proveedor', 'Concepto', 'Base imponible', 'Cuenta', 'Centro de coste'],
    ],
    [
      'Dutch',
      [
        'Boekdatum',
        'Factuurnummer',
        'Leverancier',
        'Omschrijving',
        'Bedrag',
        'Grootboekrekening',
        'Kostenplaats',
      ],
    ],
    [
      'Swedish',
      ['Bokföringsdatum', 'Fakturanr', 'Leverantör', 'Beskrivning', 'Belopp', 'Konto', 'Kostnadsställe'],
    ],
    [
      'Norwegian',
      ['Bokføringsdato', 'Bilagsnr', 'Leverandør', 'Beskrivelse', 'Beløp', 'Konto', 'Kostnadssted'],
    ],
    [
      'Danish',
      [
        'Bogføringsdato',
        'Fakturanr',
        'Kreditor',
        'Posteringstekst',
        'Beløb',
        'Finanskonto',
        'Omkostningssted',
      ],
    ],
  ])('%s', (_, header) => {
    expect(meanings(header)).toEqual(MEANT);
  });

  test('case, accents, punctuation and spelt-out umlauts do not count', () => {
    expect(meanings(['STEUERSCHLUESSEL', 'kosten-stelle', 'W\u00e4hrung', 'Nom_du_Fournisseur'])).toEqual([
      'coding.tax_code',
      'coding.cost_centre',
      'currency',
      'supplier_name',
    ]);
  });

  test('a currency or a remark behind a name does not count', () => {
    expect(meanings(['Amount EUR', 'Supplier (legal name)'])).toEqual(['amount', 'supplier_name']);
    expect(meanings(['Betrag in €'])).toEqual(['amount']);
  });

  test('no name means two things', () => {
    const all: readonly (readonly [string, readonly HeaderNames[]])[] = [
      ...Object.entries(FIELD_HEADERS),
      ...Object.entries(CODING_HEADERS),
      ['spelt out', [CODING_SPELT_OUT]],
    ];
    const meaningOf = new Map<string, string>();
    const doubles: string[] = [];
    for (const [meaning, groups] of all) {
      groups.forEach((group, rank) => {
        for (const name of Object.values(group).join(',').split(',')) {
          const meant = `${meaning} ${rank}`;
          const known = meaningOf.get(foldHeader(name));
          if (known !== undefined && known !== meant) doubles.push(`${name}: ${known} and ${meant}`);
          meaningOf.set(foldHeader(name), meant);
        }
      });
    }
    expect(doubles).toEqual([]);
    expect(meaningOf.size).toBeGreaterThan(500);
  });
});

describe('which column is taken', () => {
  test('of two dates the posting date, of two amounts the net one; the others are known before coding', () => {
    expect(meanings(['Rechnungsdatum', 'Buchungsdatum', 'Amount', 'Net amount'])).toEqual([
      'header.Rechnungsdatum',
      'date',
      'header.Amount',
      'amount',
    ]);
  });

  test('a name in the form of the documentation wins over any other', () => {
    expect(meanings(['Posting date', 'date'])).toEqual(['header.Posting date', 'date']);
  });

  test('any other column is a header field, one without a header is not read', () => {
    expect(meanings(['buyer', '', 'amount'])).toEqual(['header.buyer', 'ignored', 'amount']);
  });
});

describe('coding columns', () => {
  test('any column named coding. is one', () => {
    expect(meanings(['coding.account', 'coding.Cost Centre', 'Coding.fund'])).toEqual([
      'coding.account',
      'coding.cost_centre',
      'coding.fund',
    ]);
  });

  test('where one is named coding., no other is taken for coding by its words', () => {
    expect(meanings(['coding.account', 'Project', 'Approver'])).toEqual([
      'coding.account',
      'header.Project',
      'header.Approver',
    ]);
  });

  test('what spells a coding out, or doubles it, is not taken for known before', () => {
    expect(meanings(['Konto', 'Kontobezeichnung', 'Account'])).toEqual([
      'coding.account',
      'ignored',
      'ignored',
    ]);
    expect(meanings(['coding.account', 'GL account', 'Account name'])).toEqual([
      'coding.account',
      'ignored',
      'ignored',
    ]);
  });

  test('answers of Kontera are not known before coding', () => {
    expect(meanings(['coding.account', 'confidence.account', 'reconstruction.status'])).toEqual([
      'coding.account',
      'ignored',
      'ignored',
    ]);
  });
});

describe('the column map', () => {
  test('comes before everything the names say', () => {
    const header = ['Date', 'Posting Date', 'Konto', 'Besteller', 'Filler'];
    const map = columnMap({
      Date: 'date',
      Konto: 'supplier_id',
      Besteller: 'header.buyer',
      Filler: 'ignore',
    });
    expect(meanings(header, recognizeColumns(header, map))).toEqual([
      'date',
      'header.Posting Date',
      'supplier_id',
      'header.buyer',
      'ignored',
    ]);
  });

  test('that names a column the file has not is a problem that names the nearest', () => {
    const { problems } = recognizeColumns(
      ['Supplier Name', 'Amount'],
      columnMap({ 'Suplier name': 'supplier_name' }),
    );
    expect(problems).toEqual([
      {
        column: 'Suplier name',
        expected: 'a header of the file, as the column map names it',
        found: 'none (nearest: "Supplier Name")',
      },
    ]);
  });

  test('that gives two columns one meaning is a problem', () => {
    const { problems } = recognizeColumns(['A', 'B'], columnMap({ A: 'amount', B: 'amount' }));
    expect(problems).toEqual([{ column: 'B', expected: 'one column for amount', found: '"A" and "B"' }]);
  });
});

describe('header rows that cannot be read', () => {
  test('a header that stands twice', () => {
    expect(recognizeColumns(['Amount', 'Text', 'amount ']).problems).toEqual([
      { column: 'amount', expected: 'each header once', found: '"amount" again' },
    ]);
  });

  test('more than fifteen coding columns', () => {
    const header = Array.from({ length: 16 }, (_, at) => `coding.d${at}`);
    expect(recognizeColumns(header.slice(1)).problems).toEqual([]);
    expect(recognizeColumns(header).problems).toEqual([
      { column: null, expected: 'at most 15 coding columns', found: '16' },
    ]);
  });

  test('more columns than a ledger has', () => {
    const header = Array.from({ length: 501 }, (_, at) => `column ${at}`);
    expect(recognizeColumns(header).problems).toEqual([
      { column: null, expected: 'at most 500 columns', found: '501' },
    ]);
  });
});

test('what Kontera wrote beside a journal is no header field: it knows the answer', () => {
  const mapping = recognizeColumns([
    'date',
    'supplier_name',
    'amount',
    'Kontera confidence',
    'KONTERA REASON',
    'buyer',
  ]);
  expect(mapping.headerFields.map(({ name }) => name)).toEqual(['buyer']);
});
