/** No status of the ABI: the instance stopped inside a call and is gone. */
export const ENGINE_STOPPED = -100;

const SENTENCES: Readonly<Record<number, string>> = {
  [-1]: 'a limit of the engine was passed: too many dimensions, values, lines or bytes, or a second model in one instance',
  [-2]: 'the engine has no model, or not that dimension',
  [-3]: 'the line is damaged: an amount beyond 2^53 minor units, a tax rate beyond 10,000 %, or too many header fields; or a coding line with a negative code or more than 15',
  [-4]: 'these bytes are no Kontera model',
  [-5]: 'this model was written by another version of the engine',
  [-6]: 'this model is damaged: its checksum, its lengths or its numbers do not hold',
  [-7]: 'the engine is out of memory',
  [-8]: 'the amounts to be divided cannot be read: a number is not whole, or beyond 2^50 minor units, or a cost is none',
  [ENGINE_STOPPED]:
    'the engine stopped inside a call and takes no other; make a new coder, or open the model that was saved last',
};

/** The engine refused a call; `status` is the ABI's negative number or ENGINE_STOPPED, the message says why. */
export class EngineFault extends Error {
  readonly status: number;

  /** The `cause` of a stop is what the host threw; its message goes behind the sentence. */
  constructor(status: number, options?: { readonly cause: unknown }) {
    const sentence = SENTENCES[status] ?? `the engine answered with status ${status}`;
    super(options?.cause instanceof Error ? `${sentence} (${options.cause.message})` : sentence, options);
    this.name = 'EngineFault';
    this.status = status;
  }
}

/** Passes a count on and throws EngineFault for a negative status. */
export function checked(status: number): number {
  if (status < 0) throw new EngineFault(status);
  return status;
}
