/** Logarithms of counts of lines: small counts are the rule, and are looked up. */
const KNOWN: i32 = 4096;
const ofValue = new StaticArray<f32>(KNOWN);
const ofContext = new StaticArray<f32>(KNOWN);
for (let i = 0; i < KNOWN; i++) {
  ofValue[i] = Mathf.log(<f32>i + 0.2);
  ofContext[i] = Mathf.log(<f32>i + 0.4);
}

/** Log of the share of a context's lines that were coded with a value, a fifth of a line added for doubt. */
export function logShare(valueLines: u32, contextLines: u32): f32 {
  const value = valueLines < <u32>KNOWN ? unchecked(ofValue[valueLines]) : Mathf.log(<f32>valueLines + 0.2);
  const all =
    contextLines < <u32>KNOWN ? unchecked(ofContext[contextLines]) : Mathf.log(<f32>contextLines + 0.4);
  return value - all;
}
