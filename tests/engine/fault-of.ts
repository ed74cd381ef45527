import { EngineFault } from '../../core/engine/index.ts';

/** The fault that a call is refused with; throws where it is not. */
export function faultOf(call: () => unknown): EngineFault {
  const fault = faultOrNull(call);
  if (fault === null) throw new Error('the engine refused nothing');
  return fault;
}

/** The status that a call ends with: that of its fault, or 0. */
export function statusOf(call: () => unknown): number {
  return faultOrNull(call)?.status ?? 0;
}

function faultOrNull(call: () => unknown): EngineFault | null {
  try {
    call();
  } catch (error) {
    if (error instanceof EngineFault) return error;
    throw error;
  }
  return null;
}
