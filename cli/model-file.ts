import type { Coder } from '../core/engine/line.ts';
import { refused, type CommandResult } from './command.ts';
import type { Host } from './host.ts';

/** The coder in a model file, or the refusal that ends the command. */
export type ModelReading =
  { readonly ok: true; readonly coder: Coder } | { readonly ok: false; readonly refusal: CommandResult };

/** Opens a model file that `kontera train` wrote. */
export async function readModel(path: string, host: Host): Promise<ModelReading> {
  const file = host.files.read(path);
  if (!file.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${file.found}`) };
  const coder = (await host.engine()).open(file.bytes);
  if ('suggest' in coder) return { ok: true, coder };
  return {
    ok: false,
    refusal: refused(`${path}: expected a model that kontera train wrote; ${coder.found}`),
  };
}
