/** A cell as the fake keeps it. */
export interface FakeCell {
  readonly value: string | number | boolean;
  /** With its `=`; null where the cell holds a plain value. */
  readonly formula: string | null;
  readonly format: string;
}

/** An empty cell. */
export const BLANK: FakeCell = { value: '', formula: null, format: 'General' };

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?([eE][+-]?\d+)?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What a cell holds after a value was entered, typed or given to `values`: texts that look like a number or a day become
 * one, `=` begins a formula, an apostrophe makes a text of what follows, and in a cell of the format `@` texts stay texts.
 * `values` documents `+`, `-` and `=` as beginnings of a formula; a number with a sign is a number all the same.
 */
export function enteredCell(before: FakeCell, value: unknown): FakeCell {
  const { format } = before;
  if (typeof value === 'number' || typeof value === 'boolean') return { value, formula: null, format };
  const text = String(value);
  if (text === '') return { ...BLANK, format };
  if (text.startsWith("'")) return { value: text.slice(1), formula: null, format };
  if (format === '@') return { value: text, formula: null, format };
  const day = DAY.exec(text);
  if (day) {
    const serial = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000 + 25_569;
    return { value: serial, formula: null, format: format === 'General' ? 'yyyy-mm-dd' : format };
  }
  if (NUMBER.test(text)) return { value: Number(text.replaceAll(',', '')), formula: null, format };
  if (/^(TRUE|FALSE)$/i.test(text)) return { value: text.toUpperCase() === 'TRUE', formula: null, format };
  if (/^[=+\-@]/.test(text)) return { value: 0, formula: text.startsWith('=') ? text : `=${text}`, format };
  return { value: text, formula: null, format };
}
