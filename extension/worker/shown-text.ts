import { cellText } from '../../core/formats/history/cell-text.ts';
import type { Cell } from '../../core/formats/table.ts';

/** How figures and days are shown: as the person's own system shows them. */
export interface ShownForms {
  readonly day: Intl.DateTimeFormat;
  readonly money: Intl.NumberFormat;
}

/** The forms of a locale (BCP 47); of the host's where none is named. */
export function shownForms(locale?: string): ShownForms {
  return {
    day: new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      timeZone: 'UTC',
    }),
    money: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 }),
  };
}

/** What a cell shows; `isMoney` where its column holds amounts. Text stays as its file has it. */
export function shownText(cell: Cell | undefined, isMoney: boolean, forms: ShownForms): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return isMoney ? forms.money.format(cell) : cellText(cell);
  if (typeof cell !== 'object' || cell === null) return cellText(cell);
  switch (cell.kind) {
    case 'date':
      return forms.day.format(Date.parse(cell.date));
    case 'formula':
      return shownText(cell.value, isMoney, forms);
    case 'error':
      return cell.code;
  }
}
