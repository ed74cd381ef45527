import { EMBED_LIMITS } from './protocol.ts';

/** What is wrong with the form of a message, before anybody looks at what it says. */
export interface FormFault {
  readonly code: 'bad-request' | 'too-large';
  /** What was expected; never what was found. */
  readonly expected: string;
}

/** What a message may hold at most. */
interface MessageLimits {
  readonly characterCount: number;
  readonly valueCount: number;
  readonly byteCount: number;
}

/** Names that, assigned to, would change what all objects are. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const LIMITS: MessageLimits = { ...EMBED_LIMITS, byteCount: 0 };

/**
 * Looks at everything in a message that another window sent: only plain objects, arrays and values; nothing too deep, in a
 * circle or too large; no name that reaches for the prototype of objects. Null where its form is fine. It never looks at
 * more than the limits allow.
 */
export function formFault(message: unknown, type: string): FormFault | null {
  const limits = type === 'load-model' ? EMBED_LIMITS.model : LIMITS;
  const left = {
    characters: limits.characterCount,
    values: limits.valueCount,
    bytes: limits.byteCount,
  };
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: message, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    if ((left.values -= 1) < 0) return tooLarge(`at most ${limits.valueCount} values`);
    if (typeof value === 'string') left.characters -= value.length;
    else if (value instanceof ArrayBuffer) left.bytes -= value.byteLength;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= EMBED_LIMITS.depth) return bad(`no more than ${EMBED_LIMITS.depth} levels`);
      if (!isPlain(value)) return bad('plain objects, arrays and values only');
      const names = Object.keys(value);
      if (names.length > left.values) return tooLarge(`at most ${limits.valueCount} values`);
      for (const name of names) {
        if (FORBIDDEN_NAMES.has(name)) return bad('no name that reaches for a prototype');
        if (!Array.isArray(value)) left.characters -= name.length;
        pending.push({ value: Reflect.get(value, name), depth: depth + 1 });
      }
    } else if (!isSimple(value)) return bad('plain objects, arrays and values only');
    if (left.characters < 0) return tooLarge(`at most ${limits.characterCount} characters`);
    if (left.bytes < 0) return tooLarge(`at most ${limits.byteCount} bytes`);
  }
  return null;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isSimple(value: unknown): boolean {
  return value === null || ['boolean', 'number', 'undefined'].includes(typeof value);
}

function bad(expected: string): FormFault {
  return { code: 'bad-request', expected: `must have ${expected}` };
}

function tooLarge(expected: string): FormFault {
  return { code: 'too-large', expected: `must have ${expected}` };
}
