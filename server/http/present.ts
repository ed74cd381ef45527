/** An object whose fields that are `undefined` are absent. */
export type Present<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** Leaves out the fields of a parsed body that are `undefined`: what is absent stays as it is. */
export function present<T extends object>(body: T): Present<T> {
  const entries = Object.entries(body).filter(([, value]) => value !== undefined);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- fields are left out, none is changed
  return Object.fromEntries(entries) as Present<T>;
}
