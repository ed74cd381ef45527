/** What a key means anywhere on the page. */
export type PageCommand =
  | 'accept-ready'
  | 'next-exception'
  | 'previous-exception'
  | 'undo'
  | 'save'
  | 'save-copy'
  | 'find'
  | 'next-hit'
  | 'previous-hit'
  | 'next-region'
  | 'previous-region';

const WITH_CONTROL: Readonly<Record<string, PageCommand>> = { z: 'undo', s: 'save', f: 'find' };

/** The part of a keyboard event that commands are read from. */
export type PagePress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/**
 * The command of a key press; null where the page has none for it. On a Mac the command key counts as Ctrl. AltGr is
 * not Ctrl+Alt, though some systems report it so: it types letters.
 */
export function pageCommand(press: PagePress): PageCommand | null {
  if (press.key === 'F8') return press.shiftKey ? 'previous-exception' : 'next-exception';
  if (press.key === 'F3') return press.shiftKey ? 'previous-hit' : 'next-hit';
  if (press.key === 'F6') return press.shiftKey ? 'previous-region' : 'next-region';
  if (!(press.ctrlKey || press.metaKey)) return null;
  if (press.shiftKey) return !press.altKey && press.key.toLowerCase() === 's' ? 'save-copy' : null;
  if (press.altKey)
    return press.code === 'KeyA' && !press.getModifierState('AltGraph') ? 'accept-ready' : null;
  return WITH_CONTROL[press.key.toLowerCase()] ?? null;
}
