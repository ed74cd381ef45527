import { afterEach, describe, expect, test } from 'vitest';
import { associateFunctions } from '../../../extension/functions/associate-functions.ts';
import { functionMetadata } from '../../../extension/functions/function-metadata.ts';
import type { FunctionCoder } from '../../../extension/functions/function-coder.ts';
import { FAULT_CELLS } from '../../../extension/functions/function-fault.ts';
import { FUNCTION_LANGUAGES, functionTexts } from '../../../extension/texts/function-texts.ts';
import { FakeHost } from '../../fakes/office/fake-host.ts';
import { installOffice, removeOffice } from '../../fakes/office/install.ts';

afterEach(removeOffice);

const NO_MODEL: FunctionCoder = { code: () => Promise.resolve({ ok: false, obstacle: 'no-model' }) };

describe('functions as Excel sees them', () => {
  test('the ids that the page associates are those of functions.json, in every language', () => {
    const { functions } = installOffice(new FakeHost());
    associateFunctions(NO_MODEL, 'en');
    for (const language of Object.keys(FUNCTION_LANGUAGES))
      expect(functionMetadata(language).functions.map(({ id }) => id)).toEqual([...functions.keys()]);
  });

  test('a cell without an answer shows an error with a sentence in the person’s language', async () => {
    const { functions } = installOffice(new FakeHost());
    associateFunctions(NO_MODEL, 'de-AT');
    const answer = functions.get('CODE')?.('Staples', 'toner', 1, '', '', { onCanceled: () => undefined });
    await expect(answer).rejects.toMatchObject({
      code: '#N/A',
      message: 'Noch nichts gelernt: Öffnen Sie den Bereich und geben Sie ihm eine Historie.',
    });
  });

  test('optional arguments come last, and every text is there in every language', () => {
    for (const language of Object.keys(FUNCTION_LANGUAGES)) {
      for (const { description, parameters } of functionMetadata(language).functions) {
        expect(description.length).toBeGreaterThan(20);
        const firstOptional = parameters.findIndex(({ optional }) => optional);
        if (firstOptional >= 0)
          expect(parameters.slice(firstOptional).every(({ optional }) => optional)).toBe(true);
        for (const parameter of parameters) expect(parameter.description).not.toBe('');
      }
      expect(Object.keys(functionTexts(language).faults).sort()).toEqual(Object.keys(FAULT_CELLS).sort());
    }
  });

  test('no two languages say the same', () => {
    const said = Object.keys(FUNCTION_LANGUAGES).map((language) => functionTexts(language).functions.WHY);
    expect(new Set(said).size).toBe(said.length);
    expect(functionTexts('pt-BR')).toBe(functionTexts('en'));
  });
});
