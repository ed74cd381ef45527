import type { JsonObject } from './command.ts';
import type { Host } from './host.ts';

/** The object of a JSON file, or a sentence on why there is none. */
export function jsonFile(
  path: string | null,
  host: Host,
): { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly sentence: string } {
  if (path === null) return { ok: true, value: {} };
  const reading = host.files.read(path);
  if (!reading.ok) return { ok: false, sentence: `${path}: expected a JSON file, found ${reading.found}` };
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(reading.bytes));
    if (isObject(parsed)) return { ok: true, value: parsed };
  } catch {
    // Said below.
  }
  return { ok: false, sentence: `${path}: expected one JSON object` };
}

function isObject(parsed: unknown): parsed is JsonObject {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
}
