import { given, type Outcome } from '../outcome.ts';
import type { WriteBackPlan } from '../write-back-plan.ts';
import { codeOf, dimensionOfRoot, TAX_SEPARATOR } from './tryton-line.ts';
import { searchRead, type TrytonSource } from './tryton-source.ts';

/** Tryton's numbers for codes. */
export interface CodeBook {
  /** Numbers of the records that a code stands for: several for a tax code of several taxes, none for ''. */
  readonly idsOf: (dimension: string, code: string) => readonly number[];
  /** The number of the root that a dimension of analytic accounts stands for. */
  readonly rootOf: (dimension: string) => number | null;
  /** One sentence for each code that cannot be written. */
  readonly unknown: readonly string[];
}

interface Entry {
  readonly id: number;
  readonly dimension: string;
  readonly code: string;
  readonly isRoot: boolean;
}

/** Looks up the codes of a plan. */
export async function resolveCodes(source: TrytonSource, plan: WriteBackPlan): Promise<Outcome<CodeBook>> {
  const accounts = await readEntries(source, 'account', plan);
  if (!accounts.ok) return accounts;
  const taxes = await readEntries(source, 'tax_code', plan);
  if (!taxes.ok) return taxes;
  const analytic = source.hasAnalytic ? await readAnalytic(source) : given([]);
  if (!analytic.ok) return analytic;
  const entries = [...accounts.value, ...taxes.value, ...analytic.value];
  const rootOf = (dimension: string): number | null =>
    entries.find((entry) => entry.isRoot && entry.dimension === dimension)?.id ?? null;
  const numbersOf = (dimension: string, code: string): readonly number[] =>
    entries
      .filter((one) => !one.isRoot && one.dimension === dimension && one.code === code)
      .map(({ id }) => id);
  const idsOf = (dimension: string, code: string): readonly number[] =>
    partsOf(dimension, code).flatMap((part) => numbersOf(dimension, part));
  const unknown = plan.lines.flatMap(({ codes }) =>
    Object.entries(codes).flatMap(([dimension, code]) => {
      const isCodable = dimension === 'account' || dimension === 'tax_code' || rootOf(dimension) !== null;
      if (!isCodable) return [`Tryton has no dimension ${dimension}`];
      if (dimension === 'account' && code === '') return ['an account cannot be cleared'];
      return partsOf(dimension, code).flatMap((part) =>
        reasonAgainst(dimension, part, numbersOf(dimension, part)),
      );
    }),
  );
  return given({ idsOf, rootOf, unknown: [...new Set(unknown)] });
}

function partsOf(dimension: string, code: string): readonly string[] {
  if (code === '') return [];
  return dimension === 'tax_code' ? code.split(TAX_SEPARATOR) : [code];
}

function reasonAgainst(dimension: string, code: string, ids: readonly number[]): readonly string[] {
  if (ids.length === 1) return [];
  return [`${dimension} ${code} ${ids.length === 0 ? 'is not known' : 'is there more than once'}`];
}

async function readEntries(
  source: TrytonSource,
  dimension: 'account' | 'tax_code',
  plan: WriteBackPlan,
): Promise<Outcome<readonly Entry[]>> {
  const codes = plan.lines.flatMap((line) => partsOf(dimension, line.codes[dimension] ?? ''));
  if (codes.length === 0) return given([]);
  const [model, fields] =
    dimension === 'account'
      ? (['account.account', ['code', 'name']] as const)
      : (['account.tax', ['name']] as const);
  const byName = ['name', 'in', codes];
  const named = dimension === 'account' ? ['OR', [['code', 'in', codes]], [byName]] : byName;
  const search = { domain: [['company', '=', source.company], named], order: [], limit: 10_000 };
  return searchRead(source, model, search, fields, (place) => ({
    id: place.at('id').integer(),
    dimension,
    code: dimension === 'account' ? codeOf(place) : place.at('name').text(),
    isRoot: false,
  }));
}

function readAnalytic(source: TrytonSource): Promise<Outcome<readonly Entry[]>> {
  const fields = ['code', 'name', 'type', 'root.code', 'root.name'];
  const search = { domain: [['company', '=', source.company]], order: [], limit: null };
  return searchRead(source, 'analytic_account.account', search, fields, (place) => {
    const isRoot = place.at('type').is('root');
    return {
      id: place.at('id').integer(),
      dimension: dimensionOfRoot(isRoot ? place : place.at('root.')),
      code: codeOf(place),
      isRoot,
    };
  });
}
