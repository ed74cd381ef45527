/** A value worked out once for each object it is worked out of, for as long as the object is in use: objects are values here. */
export function remembered<Source extends object, Value>(
  workOut: (source: Source) => Value,
): (source: Source) => Value {
  const known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const found = known.get(source) ?? { value: workOut(source) };
    known.set(source, found);
    return found.value;
  };
}

/**
 * A value worked out anew only where one of the things it depends on is another than the last time: drawing asks again with each
 * move of the cursor. `dependsOn` names them; they are compared by identity.
 */
export function rememberedLast<Args extends readonly unknown[], Value>(
  dependsOn: (...args: Args) => readonly unknown[],
  workOut: (...args: Args) => Value,
): (...args: Args) => Value {
  let known: { readonly on: readonly unknown[]; readonly value: Value } | null = null;
  return (...args) => {
    const on = dependsOn(...args);
    const isSame = known?.on.every((one, index) => Object.is(one, on[index])) ?? false;
    if (!known || !isSame) known = { on, value: workOut(...args) };
    return known.value;
  };
}
