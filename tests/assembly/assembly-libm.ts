import type { Libm } from '../oracle/libm.ts';
import { startAssembly } from './compile-assembly.ts';

/** The logarithm and the exponential that the engine itself uses. */
export async function assemblyLibm(): Promise<Libm> {
  const { log, exp } = await startAssembly(`
    export function log(x: f32): f32 { return Mathf.log(x); }
    export function exp(x: f32): f32 { return Mathf.exp(x); }
  `);
  if (!log || !exp) throw new Error('the test entry exports log and exp');
  return { log, exp };
}
