import { foldHeader } from '../history/fold-header.ts';

/** Where the columns of master records are; -1 where there is none. */
export interface MasterColumns {
  readonly dimension: number;
  readonly code: number;
  readonly name: number;
  readonly parent: number;
  readonly validFrom: number;
  readonly validUntil: number;
  readonly blocked: number;
  readonly allowed: readonly { readonly dimension: string; readonly column: number }[];
}

/** The columns by their headers; upper and lower case, blanks and underscores do not matter. */
export function masterColumns(header: readonly string[]): MasterColumns {
  const folded = header.map(foldHeader);
  const at = (...names: readonly string[]): number =>
    folded.findIndex((found) => names.some((name) => foldHeader(name) === found));
  return {
    dimension: at('dimension'),
    code: at('code', 'account', 'account code', 'AccountID', 'Konto'),
    name: at('name', 'description', 'account name', 'Kontenbeschriftung', 'Bezeichnung'),
    parent: at('parent', 'group', 'parent code'),
    validFrom: at('valid_from'),
    validUntil: at('valid_until', 'valid to'),
    blocked: at('blocked'),
    allowed: header.flatMap((text, column) => {
      const dimension = /^allowed\.\s*(.+)$/i.exec(text.trim())?.[1];
      return dimension === undefined ? [] : [{ dimension, column }];
    }),
  };
}
