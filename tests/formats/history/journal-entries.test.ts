import { expect, test } from 'vitest';
import { readHistoryFile } from '../../../core/formats/history/read-history.ts';
import { writeHistoryCsv } from '../../../core/formats/history/write-history.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) =>
  readHistoryFile({ name: 'journal.csv', bytes: bytes(text) }, { required: ['document_id', 'amount'] });

test('a table that needs no date may have no column for it', () => {
  const reading = read('document_id,amount,coding.account\nA1,5.00,0440\n');
  expect(reading).toMatchObject({
    ok: true,
    history: { lines: [{ date: '', documentId: 'A1', amountMinor: 500, coding: ['0440'] }] },
  });
});

test('what is required instead is missed', () => {
  const reading = read('date,supplier_name,amount,coding.account\n2024-01-01,KLM,5.00,0440\n');
  expect(reading).toMatchObject({ ok: false, faults: [{ row: 1 }] });
  expect(reading.ok ? '' : reading.faults[0]?.expected).toContain('a column for document_id');
});

test('a date that is there has to be one', () => {
  const reading = read('date,document_id,amount,coding.account\nsoon,A1,5.00,0440\n');
  expect(reading.ok ? '' : reading.faults[1]?.column).toBe('date');
});

test('columns of answers are written last and read by nobody', () => {
  const lines = 'date,document_id,supplier_name,amount,coding.account\n2024-01-01,A1,KLM,5.00,0440\n';
  const first = read(lines);
  if (!first.ok) throw new Error('the lines cannot be read');
  const answers = [{ header: 'reconstruction.status', texts: ['unique'] }];
  const text = [...writeHistoryCsv(first.history, answers)].join('');
  expect(text).toBe(
    'date,document_id,supplier_name,amount,coding.account,reconstruction.status\n' +
      '2024-01-01,A1,KLM,5.00,0440,unique\n',
  );
  const second = read(text);
  expect(second.ok && second.history).toEqual(first.history);
});
