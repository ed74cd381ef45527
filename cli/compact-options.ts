import { DEFAULT_COMPACT_BYTES, EngineFault, type Coder } from '../core/engine/index.ts';
import type { Arguments } from './arguments.ts';
import { megabytes } from './figures.ts';
import type { Option } from './option.ts';

/** Writes the model that is handed out instead of the one that is trained on. */
export const COMPACT_OPTION: Option = {
  name: 'compact',
  value: { kind: 'none' },
  help: 'write a small model to hand out: rare combinations are left out and weights rounded',
};

/** How large a compact model may be. */
export const MODEL_BYTES_OPTION: Option = {
  name: 'model-bytes',
  value: { kind: 'whole', placeholder: 'N', min: 1, max: 1_000_000_000 },
  help: `bytes of a compact model at most, before compression (default ${megabytes(DEFAULT_COMPACT_BYTES)} a dimension)`,
};

/** Saves a coder as it was asked for; in words why it cannot, where so few bytes hold no model. */
export function compactSaving(given: Arguments): (coder: Coder) => Uint8Array | string {
  return (coder) => {
    if (!given.has(COMPACT_OPTION.name)) return coder.save();
    const mostBytes = given.number(MODEL_BYTES_OPTION.name, DEFAULT_COMPACT_BYTES * coder.dimensions.length);
    try {
      return coder.save({ form: 'compact', mostBytes });
    } catch (error) {
      if (!(error instanceof EngineFault)) throw error;
      return `--model-bytes ${mostBytes}: expected more, no model of this history is that small`;
    }
  };
}
