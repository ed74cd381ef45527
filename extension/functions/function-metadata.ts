import { functionTexts } from '../texts/function-texts.ts';

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: 'any' | 'string' | 'number';
  readonly dimensionality: 'scalar' | 'matrix';
  readonly optional?: true;
}

/** A function as Excel wants it described: functions.json of the custom functions runtime. */
export interface FunctionDescription {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly result: {
    readonly type: 'any' | 'string' | 'number';
    readonly dimensionality: 'scalar' | 'matrix';
  };
  readonly options: { readonly cancelable: true };
}

/** What functions.json holds in a language; ids and names are the same in all. */
export function functionMetadata(language: string): { readonly functions: readonly FunctionDescription[] } {
  const { functions, parameters } = functionTexts(language);
  const scalar = (name: keyof typeof parameters, type: Parameter['type']): Parameter => {
    return { name, description: parameters[name], type, dimensionality: 'scalar' };
  };
  const matrix = (name: keyof typeof parameters): Parameter => {
    return { name, description: parameters[name], type: 'any', dimensionality: 'matrix' };
  };
  const line = [
    ...[scalar('supplier', 'any'), scalar('text', 'any'), scalar('amount', 'number')],
    ...[scalar('dimension', 'string'), scalar('date', 'any')].map((one) => ({
      ...one,
      optional: true as const,
    })),
  ];
  const describe = (
    id: keyof typeof functions,
    given: readonly Parameter[],
    type: 'any' | 'string' | 'number',
    dimensionality: 'scalar' | 'matrix',
  ): FunctionDescription => ({
    ...{ id, name: id, description: functions[id], parameters: given },
    ...{ result: { type, dimensionality }, options: { cancelable: true } },
  });
  return {
    functions: [
      describe('CODE', line, 'string', 'scalar'),
      describe('CONFIDENCE', line, 'number', 'scalar'),
      describe('WHY', line, 'string', 'scalar'),
      describe('TABLE', [matrix('range'), matrix('headers')], 'any', 'matrix'),
    ],
  };
}
