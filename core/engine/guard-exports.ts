import { ENGINE_STOPPED, EngineFault } from './engine-fault.ts';

/** What an instance exports: functions, and the memory, which growth gives another buffer. */
interface InstanceExports {
  readonly memory: { readonly buffer: ArrayBuffer };
}

/**
 * The exports with a rule of their own: an instance that stopped inside a call (a trap, an abort, a stack at its end) may
 * hold half of a change, so it is let go, and that call and every later one throw EngineFault with ENGINE_STOPPED.
 */
export function guardExports<Exports extends InstanceExports>(exports: Exports): Exports {
  let running: Exports | null = exports;
  let reason: unknown;
  const stopped = (): EngineFault => new EngineFault(ENGINE_STOPPED, { cause: reason });
  const guarded: Record<string, unknown> = Object.defineProperty({}, 'memory', {
    get: () => {
      if (running === null) throw stopped();
      return running.memory;
    },
  });
  for (const [name, call] of Object.entries(exports)) {
    if (!isCall(call)) continue;
    guarded[name] = (...numbers: number[]) => {
      if (running === null) throw stopped();
      try {
        return call(...numbers);
      } catch (error) {
        running = null;
        reason = error;
        throw stopped();
      }
    };
  }
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- every member of Exports was put in above
  return guarded as Exports;
}

function isCall(member: unknown): member is (...numbers: number[]) => unknown {
  return typeof member === 'function';
}
