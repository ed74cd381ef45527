import '../../../core/contracts/without-eval.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { codingProposal as proposalSchema, embedDocument } from '../../../core/contracts/embed-document.ts';
import type { CellSuggestion } from '../../../core/workflows/suggest-line.ts';
import type { DeskRequest } from '../../../extension/embed/desk-messages.ts';
import { DocumentCoding } from '../../../extension/embed/document-coding.ts';
import { INVOICE } from './messages.ts';

const SHA = 'a'.repeat(64);
const suggestion = (
  value: string | null,
  confidence: number,
  lane: CellSuggestion['lane'],
): CellSuggestion => ({
  dimension: 'account',
  value,
  bestGuess: value,
  confidence,
  lane,
  reason: '',
  alternatives: value === null ? [] : [{ value, confidence }],
});

let coding: DocumentCoding;
let sent: DeskRequest[];

/** A document of two lines, the second of which the ERP has coded, with a suggestion for each. */
beforeEach(() => {
  sent = [];
  coding = new DocumentCoding({
    send: (request) => sent.push(request),
    changed: () => undefined,
    now: () => Date.UTC(2026, 2, 3),
  });
  coding.useModel(new ArrayBuffer(8), {}, { auto: 0.95, review: 0.8 });
  coding.take({ kind: 'model-opened', dimensions: ['account'], lineCount: 9, sha256: SHA });
  coding.open(embedDocument.parse(INVOICE));
  answer();
});

const answer = (): void => {
  const asked = sent.filter(({ kind }) => kind === 'code').at(-1);
  if (asked?.kind !== 'code') throw new Error('nothing was asked');
  coding.take({
    kind: 'coded',
    run: asked.run,
    rows: [
      { row: 0, cells: [suggestion('4410', 0.9, 'review')] },
      { row: 1, cells: [suggestion('4420', 0.99, 'auto')] },
    ],
  });
};
const cell = (row: number): { state: string; value: string } | undefined =>
  coding.state.session?.rows[row]?.[0];

describe('the coding of a document', () => {
  it('leaves what the ERP has coded as it is', () => {
    expect(cell(0)).toMatchObject({ state: 'review', value: '4410' });
    expect(cell(1)).toMatchObject({ state: 'yours', value: '0410' });
  });

  it('proposes only what was decided, in the form that hosts are told of', () => {
    expect(coding.propose()).toBeNull();
    coding.acceptCell({ row: 0, dimension: 0 });
    const proposal = coding.propose();
    expect(proposalSchema.safeParse(proposal).success).toBe(true);
    expect(proposal?.lines).toEqual([
      {
        lineId: '10',
        cells: [{ dimension: 'account', value: '4410', by: 'accepted', confidence: 0.9 }],
      },
    ]);
    expect(proposal).toMatchObject({ documentId: 'inv-1', version: 'W/"5"' });
    expect(proposal?.decisions[0]).toMatchObject({
      kind: 'accepted',
      before: { account: '4410' },
      after: { account: '4410' },
      modelSha256: SHA,
      decidedAt: '2026-03-03T00:00:00.000Z',
    });
  });

  it('is proposed once at a time', () => {
    coding.acceptCell({ row: 0, dimension: 0 });
    coding.propose();
    expect(coding.propose()).toBeNull();
    coding.choose({ row: 0, dimension: 0 }, '9');
    expect(cell(0)?.value).toBe('4410');
  });

  it('once written is what the ERP has: nothing of it is proposed again', () => {
    coding.acceptCell({ row: 0, dimension: 0 });
    coding.propose();
    coding.wrote();
    expect(coding.state.handover).toEqual({ kind: 'written', lineCount: 1 });
    expect(coding.propose()).toBeNull();
  });

  it('once refused is proposed again', () => {
    coding.acceptCell({ row: 0, dimension: 0 });
    const first = coding.propose();
    coding.refuse('posted already');
    expect(coding.state.handover).toEqual({ kind: 'refused', sentence: 'posted already' });
    expect(coding.propose()).toEqual(first);
  });

  it('teaches what was decided otherwise, before and after it was written', () => {
    coding.choose({ row: 0, dimension: 0 }, '4500');
    coding.propose();
    coding.wrote();
    coding.choose({ row: 1, dimension: 0 }, '4510');
    const taught = sent.flatMap((request) => (request.kind === 'teach' ? [request.lessons] : []));
    expect(taught.at(-1)).toEqual([
      { row: 0, dimension: 0, value: '4500' },
      { row: 1, dimension: 0, value: '4510' },
    ]);
  });

  it('proposes what is for this once only, and tells nobody to learn it', () => {
    coding.setLearning(0, false);
    coding.choose({ row: 0, dimension: 0 }, '4500');
    const proposal = coding.propose();
    expect(proposal?.lines).toHaveLength(1);
    expect(proposal?.decisions).toEqual([]);
  });

  it('takes no value that begins like a formula where no record vouches for it', () => {
    coding.choose({ row: 0, dimension: 0 }, '=1+1');
    expect(coding.state.refused).toMatchObject({ value: '=1+1', obstacle: 'a formula' });
    expect(cell(0)?.state).toBe('review');
  });

  it('hears no answer about the document before', () => {
    const asked = sent.filter(({ kind }) => kind === 'code').at(-1);
    coding.open(embedDocument.parse({ ...INVOICE, documentId: 'inv-2' }));
    if (asked?.kind !== 'code') throw new Error('nothing was asked');
    coding.take({ kind: 'coded', run: asked.run, rows: [{ row: 0, cells: [suggestion('1', 1, 'auto')] }] });
    expect(cell(0)?.state).toBe('empty');
  });

  it('takes back what was done last', () => {
    coding.choose({ row: 0, dimension: 0 }, '4500');
    coding.undo();
    expect(cell(0)).toMatchObject({ state: 'review', value: '4410' });
  });
});
