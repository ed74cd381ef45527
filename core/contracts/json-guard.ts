const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Names that, assigned to, change what all objects are. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** How deep the objects and arrays of a JSON text nest; it is not read further than one level beyond `limit`. */
export function jsonDepth(utf8: Uint8Array, limit: number): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < utf8.length && deepest <= limit; at += 1) {
    const byte = utf8[at] ?? 0;
    if (isInText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (OPENING.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.has(byte)) depth -= 1;
  }
  return deepest;
}

/** A name in a parsed JSON value that would reach for the prototype of objects; null where there is none. */
export function forbiddenName(value: unknown): string | null {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) {
      if (FORBIDDEN_NAMES.has(name)) return name;
      if (typeof inner === 'object') pending.push(inner);
    }
  }
  return null;
}
