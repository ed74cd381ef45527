/** For each text in a JSON value a function that gives the value with another text in its place. */
export function stringPlaces(value: unknown): readonly ((text: string) => unknown)[] {
  if (typeof value === 'string') return [(text) => text];
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, index) =>
      stringPlaces(entry).map(
        (put) => (text: string) => value.map((one: unknown, at) => (at === index ? put(text) : one)),
      ),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    stringPlaces(inner).map((put) => (text: string) => ({ ...value, [name]: put(text) })),
  );
}
