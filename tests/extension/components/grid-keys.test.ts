import { describe, expect, it } from 'vitest';
import { gridCommand, type KeyPress } from '../../../extension/components/grid-keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys in the sheet', () => {
  it('Enter confirms the cell, with Ctrl or the command key the row', () => {
    expect(gridCommand(press('Enter'))).toEqual({ kind: 'confirm-cell' });
    expect(gridCommand(press('Enter', { ctrlKey: true }))).toEqual({ kind: 'confirm-row' });
    expect(gridCommand(press('Enter', { metaKey: true }))).toEqual({ kind: 'confirm-row' });
  });

  it('Tab goes from coding cell to coding cell, with Shift backwards', () => {
    expect(gridCommand(press('Tab'))).toEqual({ kind: 'next-coding-cell', step: 1 });
    expect(gridCommand(press('Tab', { shiftKey: true }))).toEqual({ kind: 'next-coding-cell', step: -1 });
  });

  it('Alt and a digit picks by position, whatever the digit row types on this keyboard', () => {
    expect(gridCommand(press('¡', { code: 'Digit1', altKey: true }))).toEqual({
      kind: 'pick',
      alternative: 0,
    });
    expect(gridCommand(press('3', { code: 'Digit3', altKey: true }))).toEqual({
      kind: 'pick',
      alternative: 2,
    });
    expect(gridCommand(press('0', { code: 'Digit0', altKey: true }))).toBeNull();
  });

  it('a letter or digit is for the cell', () => {
    expect(gridCommand(press('4', { code: 'Digit4' }))).toBeNull();
    expect(gridCommand(press('a', { code: 'KeyA' }))).toBeNull();
  });

  it('Shift and an arrow is left to the grid, which selects with it', () => {
    expect(gridCommand(press('ArrowDown', { shiftKey: true }))).toBeNull();
  });

  it('AltGr, which some systems report as Ctrl and Alt, picks nothing', () => {
    expect(gridCommand(press('²', { code: 'Digit2', altKey: true, ctrlKey: true }))).toBeNull();
  });
});
