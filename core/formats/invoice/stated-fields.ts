import type { FieldsByName } from '../../domain/invoice.ts';

/** The fields that hold a text. */
export function statedFields(fields: Readonly<Record<string, string>>): FieldsByName {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}
