import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../../core/domain/calendar-day.ts';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { DateFormat } from '../../../core/formats/history/date-format.ts';
import { DateColumn } from '../../../core/formats/history/date-column.ts';
import { columnHistory, columnMap, read, readWell, refusal } from './reading.ts';

/** The days that a column of texts is read as; what was expected where one is none. */
function days(texts: readonly string[], format: DateFormat | null = null): string[] {
  const column = new DateColumn(format);
  for (const text of texts) column.read(text);
  column.settle();
  return texts.map((text) => {
    const day = column.read(text);
    return typeof day === 'string' ? day : day.expected;
  });
}

const NO_DATE = 'a date such as 2023-12-31';

describe('dates that speak for themselves', () => {
  test.each([
    ['2023-12-31'],
    ['31.12.2023'],
    ['31. 12. 2023'],
    ['31.12.23'],
    ['12/31/2023'],
    ['31/12/2023'],
    ['31-12-2023'],
    ['2023/12/31'],
    ['2023.12.31'],
    ['20231231'],
    ['2023-12-31T00:00:00'],
    ['2023-12-31T23:59:59.999Z'],
    ['2023-12-31 08:15'],
    ['31/12/2023 11:59 PM'],
  ])('%s', (text) => {
    expect(days([text])).toEqual(['2023-12-31']);
  });

  test('dots always mean day first', () => {
    expect(days(['05.04.2023'])).toEqual(['2023-04-05']);
  });

  test('a two-digit year from 70 on is of the last century', () => {
    expect(days(['31.12.69', '31.12.70'])).toEqual(['2069-12-31', '1970-12-31']);
  });

  test('the same number twice is the same day either way', () => {
    expect(days(['05/05/2023'])).toEqual(['2023-05-05']);
  });
});

describe('what is no date is not read as one', () => {
  test.each([
    [''],
    ['31.02.2023'],
    ['29.02.2023'],
    ['31/31/2023'],
    ['12.31.2023'],
    ['45291'],
    ['Total'],
    ['1/2'],
    ['1899-12-31'],
  ])('%j', (text) => {
    expect(days([text])).toEqual([NO_DATE]);
  });
});

describe('day and month are told apart by the whole column', () => {
  test('one value above 12 decides for all with the same separator', () => {
    expect(days(['01/02/2023', '31/01/2023'])).toEqual(['2023-02-01', '2023-01-31']);
    expect(days(['01/02/2023', '01/31/2023'])).toEqual(['2023-01-02', '2023-01-31']);
  });

  test('separators are decided each for itself', () => {
    expect(days(['01/02/2023', '31/01/2023', '01-02-2023', '01-31-2023'])).toEqual([
      '2023-02-01',
      '2023-01-31',
      '2023-01-02',
      '2023-01-31',
    ]);
  });

  test('where nothing decides, nothing is guessed, and the way out is named', () => {
    const [summary, first] = refusal(columnHistory('date', ['01/02/2023', '03/04/2023']));
    expect(summary).toBe('ledger.csv: expected at most 5 % bad rows, found 2 of 2 (100.0 %)');
    expect(first).toBe(
      'ledger.csv, row 2, column "date": expected a date whose day and month can be told apart (state "dateFormat": ' +
        '"DD/MM/YYYY" or "MM/DD/YYYY" in the column map, --map), found "01/02/2023"',
    );
  });

  test('where the column proves both, what is unambiguous is read and the rest is not', () => {
    expect(days(['31/01/2023', '01/31/2023', '01/02/2023'])).toEqual([
      '2023-01-31',
      '2023-01-31',
      expect.stringMatching(/told apart/),
    ]);
  });

  test('three forms in one column are all read', () => {
    expect(days(['31.12.2023', '2023-12-30', '29/12/2023', '01/12/2023'])).toEqual([
      '2023-12-31',
      '2023-12-30',
      '2023-12-29',
      '2023-12-01',
    ]);
  });
});

describe('a stated form', () => {
  const map = columnMap({ dateFormat: 'MM/DD/YYYY' });

  test('is the only one read beside ISO dates', () => {
    const reading = read(columnHistory('date', ['01/02/2023', '2023-12-31', '31/12/2023']), {
      map,
      maxBadShare: 0.5,
    });
    if (!reading.ok) throw new Error('refused');
    expect(reading.history.lines.map((line) => line.date)).toEqual(['2023-01-02', '2023-12-31']);
    expect(reading.history.faults.map(faultText)).toEqual([
      'ledger.csv, row 4, column "date": expected a date as the column map states it, MM/DD/YYYY, found "31/12/2023"',
    ]);
  });

  test.each([
    ['DDMMYYYY', '31122023'],
    ['YY/MM/DD', '23/12/31'],
    ['D.M.YY', '31.12.23'],
    ['MM-DD-YYYY', '12-31-2023 14:00'],
  ])('%s', (dateFormat, text) => {
    expect(days([text], columnMap({ dateFormat }).dateFormat)).toEqual(['2023-12-31']);
  });
});

test('how dates were read is noted for the person', () => {
  const { notes } = readWell(columnHistory('date', ['01/02/2023', '31/01/2023']));
  expect(notes.dateForms).toEqual(['31/12/2023']);
});

const anyDay = fc.integer({ min: -25_000, max: 40_000 }).map(isoDate);

test('every day written in a form is read back by it', () => {
  const formats = [
    'DD/MM/YYYY',
    'MM/DD/YYYY',
    'DD.MM.YYYY',
    'YYYY-MM-DD',
    'YYYYMMDD',
    'DDMMYYYY',
    'MM-DD-YYYY',
  ];
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...formats), (day, dateFormat) => {
      const [year = '', month = '', date = ''] = day.split('-');
      const text = dateFormat.replace('YYYY', year).replace('MM', month).replace('DD', date);
      expect(days([text], columnMap({ dateFormat }).dateFormat)).toEqual([day]);
    }),
  );
});

test('a column of days is never read as other days, whichever way round it is written', () => {
  fc.assert(
    fc.property(fc.array(anyDay, { minLength: 1, maxLength: 8 }), fc.boolean(), (written, isDayFirst) => {
      const texts = written.map((day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        return isDayFirst ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
      });
      days(texts).forEach((day, at) => {
        if (day !== written[at]) expect(day).toMatch(/told apart/);
      });
    }),
  );
});
