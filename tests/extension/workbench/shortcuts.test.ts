import { describe, expect, it } from 'vitest';
import { pageCommand, type PagePress } from '../../../extension/workbench/shortcuts.ts';

const press = (key: string, held: Partial<PagePress> = {}): PagePress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
  ...held,
});

describe('keys anywhere on the page', () => {
  it('Ctrl+Alt+A accepts all that is ready', () => {
    expect(pageCommand(press('a', { ctrlKey: true, altKey: true }))).toBe('accept-ready');
  });

  it('AltGr+A types a letter and accepts nothing', () => {
    const held = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
    expect(pageCommand(press('ą', { ...held, code: 'KeyA' }))).toBeNull();
  });

  it('F8 and F6 go on, with Shift back', () => {
    expect(pageCommand(press('F8'))).toBe('next-exception');
    expect(pageCommand(press('F8', { shiftKey: true }))).toBe('previous-exception');
    expect(pageCommand(press('F6', { shiftKey: true }))).toBe('previous-region');
  });

  it('the command key of a Mac counts as Ctrl', () => {
    expect(pageCommand(press('z', { metaKey: true }))).toBe('undo');
    expect(pageCommand(press('S', { metaKey: true }))).toBe('save');
  });

  it('Ctrl+F finds, F3 goes to the next hit and with Shift back', () => {
    expect(pageCommand(press('f', { ctrlKey: true }))).toBe('find');
    expect(pageCommand(press('F3'))).toBe('next-hit');
    expect(pageCommand(press('F3', { shiftKey: true }))).toBe('previous-hit');
  });

  it('Ctrl+S saves, with Shift a copy', () => {
    expect(pageCommand(press('s', { ctrlKey: true }))).toBe('save');
    expect(pageCommand(press('S', { ctrlKey: true, shiftKey: true }))).toBe('save-copy');
  });

  it('plain letters are no commands', () => {
    expect(pageCommand(press('z'))).toBeNull();
    expect(pageCommand(press('a', { shiftKey: true, ctrlKey: true }))).toBeNull();
  });
});
