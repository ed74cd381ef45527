import { alternativesOf } from '../controllers/session/alternatives.ts';
import { isAcceptable } from '../controllers/session/coding-cell.ts';
import { cellAt } from '../controllers/session/session.ts';
import type { DocumentCoding } from './document-coding.ts';

/** What a key does beyond the coding itself. */
export interface KeyTargets {
  /** Goes to the field for another value, beginning with `text`. */
  readonly type: (text: string) => void;
  readonly handOver: () => void;
}

/** Does what a key says, but for the arrows; whether it meant anything. */
export function pressKey(event: KeyboardEvent, coding: DocumentCoding, targets: KeyTargets): boolean {
  const { session, cursor } = coding.state;
  if (!session || event.metaKey) return false;
  const chord = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.key]
    .filter(Boolean)
    .join(' ');
  const action = CHORDS[chord];
  if (action) {
    action(coding, targets);
    return true;
  }
  const position = event.altKey && /^Digit[1-3]$/.test(event.code) ? Number(event.code.slice(5)) : 0;
  if (position > 0) {
    const picked = alternativesOf(cellAt(session, cursor))[position - 1];
    if (picked) coding.choose(cursor, picked.value);
    return true;
  }
  if (event.ctrlKey || event.altKey || event.key.length !== 1 || event.key === ' ') return false;
  targets.type(event.key);
  return true;
}

type Action = (coding: DocumentCoding, targets: KeyTargets) => void;

const confirm: Action = (coding, { type }) => {
  const { session, cursor } = coding.state;
  if (session && isAcceptable(cellAt(session, cursor))) coding.acceptCell(cursor);
  else type('');
};

const CHORDS: Readonly<Record<string, Action>> = {
  Enter: confirm,
  'Ctrl Enter': (coding) => coding.acceptLine(coding.state.cursor.row),
  'Ctrl Alt Enter': (coding) => coding.takeLine(coding.state.cursor.row),
  'Ctrl Alt a': (coding) => coding.acceptAllReady(),
  F8: (coding) => coding.goToException(1),
  'Shift F8': (coding) => coding.goToException(-1),
  'Ctrl z': (coding) => coding.undo(),
  'Ctrl s': (_, { handOver }) => handOver(),
  Delete: (coding) => coding.choose(coding.state.cursor, ''),
};
