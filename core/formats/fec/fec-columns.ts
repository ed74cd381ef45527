/** Columns of an FEC by name (Livre des procédures fiscales, art. A47 A-1, VII). */
export const FEC_COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
] as const;

/** A column that every FEC has. */
export type FecColumn = (typeof FEC_COLUMNS)[number];

/** Where the columns of one file are. */
export interface FecLayout {
  readonly columns: Readonly<Record<FecColumn, number>>;
  /** Debit and Credit, or Montant and Sens (D or C, +1 or -1). */
  readonly amount:
    | { readonly kind: 'debit and credit'; readonly debit: number; readonly credit: number }
    | { readonly kind: 'amount and side'; readonly amount: number; readonly side: number };
}

/** The layout that a header row states, or the columns that are missing; case and order do not matter. */
export function fecLayout(header: readonly string[]): FecLayout | { readonly missing: readonly string[] } {
  const at = (name: string): number =>
    header.findIndex((found) => found.trim().toLowerCase() === name.toLowerCase());
  const missing = FEC_COLUMNS.filter((name) => at(name) < 0);
  const [debit, credit, amount, side] = [at('Debit'), at('Credit'), at('Montant'), at('Sens')];
  const hasSides = debit >= 0 && credit >= 0;
  if (!hasSides && (amount < 0 || side < 0)) return { missing: [...missing, 'Debit', 'Credit'] };
  if (missing.length > 0) return { missing };
  return {
    columns: {
      JournalCode: at('JournalCode'),
      JournalLib: at('JournalLib'),
      EcritureNum: at('EcritureNum'),
      EcritureDate: at('EcritureDate'),
      CompteNum: at('CompteNum'),
      CompteLib: at('CompteLib'),
      CompAuxNum: at('CompAuxNum'),
      CompAuxLib: at('CompAuxLib'),
      PieceRef: at('PieceRef'),
      PieceDate: at('PieceDate'),
      EcritureLib: at('EcritureLib'),
    },
    amount: hasSides
      ? { kind: 'debit and credit', debit, credit }
      : { kind: 'amount and side', amount, side },
  };
}
