/** What a key means in the sheet while no cell is being edited. */
export type GridCommand =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'move-page'; readonly pages: 1 | -1 }
  | {
      readonly kind: 'move-to-edge';
      readonly row: 'first' | 'last' | null;
      readonly column: 'first' | 'last';
    }
  | { readonly kind: 'next-coding-cell'; readonly step: 1 | -1 }
  | { readonly kind: 'confirm-cell' }
  | { readonly kind: 'confirm-row' }
  | { readonly kind: 'use-for-more' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'column-menu' }
  | { readonly kind: 'pick'; readonly alternative: number };

/** The part of a keyboard event that commands are read from. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const PLAIN: Readonly<Record<string, GridCommand>> = {
  ArrowUp: { kind: 'move', rows: -1, columns: 0 },
  ArrowDown: { kind: 'move', rows: 1, columns: 0 },
  ArrowLeft: { kind: 'move', rows: 0, columns: -1 },
  ArrowRight: { kind: 'move', rows: 0, columns: 1 },
  PageUp: { kind: 'move-page', pages: -1 },
  PageDown: { kind: 'move-page', pages: 1 },
  Home: { kind: 'move-to-edge', row: null, column: 'first' },
  End: { kind: 'move-to-edge', row: null, column: 'last' },
  Tab: { kind: 'next-coding-cell', step: 1 },
  Enter: { kind: 'confirm-cell' },
  F2: { kind: 'edit' },
  Delete: { kind: 'clear' },
  Backspace: { kind: 'clear' },
};

const WITH_CONTROL: Readonly<Record<string, GridCommand>> = {
  Enter: { kind: 'confirm-row' },
  Home: { kind: 'move-to-edge', row: 'first', column: 'first' },
  End: { kind: 'move-to-edge', row: 'last', column: 'last' },
};

const ALTERNATIVE_KEY = /^Digit([1-9])$/;

/** The command of a key press; null where the key is not ours and the grid or the browser may have it. */
export function gridCommand(press: KeyPress): GridCommand | null {
  const hasControl = press.ctrlKey || press.metaKey;
  if (press.altKey) {
    if (press.key === 'ArrowDown' && !hasControl && !press.shiftKey) return { kind: 'column-menu' };
    const digit = hasControl || press.shiftKey ? null : ALTERNATIVE_KEY.exec(press.code);
    return digit ? { kind: 'pick', alternative: Number(digit[1]) - 1 } : null;
  }
  if (press.shiftKey && hasControl) return press.key === 'Enter' ? { kind: 'use-for-more' } : null;
  if (press.shiftKey) return press.key === 'Tab' ? { kind: 'next-coding-cell', step: -1 } : null;
  return (hasControl ? WITH_CONTROL : PLAIN)[press.key] ?? null;
}
