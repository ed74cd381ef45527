import type { EngineLine } from '../../core/engine/index.ts';

/** The engine used as docs/partners/engine-abi.md says and as a host without this package would: by offsets alone. */
export class PlainHost {
  private readonly exports: Record<string, (...numbers: number[]) => number>;
  private readonly memory: WebAssembly.Memory;

  constructor(compiled: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(compiled);
    this.exports = exports as unknown as PlainHost['exports'];
    this.memory = exports['memory'] as WebAssembly.Memory;
  }

  abiVersion(): number {
    return this.call('abiVersion');
  }

  createModel(dimensions: number, seed: number): void {
    this.call('createModel', dimensions, seed);
  }

  valueCount(dimension: number): number {
    return this.call('valueCount', dimension);
  }

  /** The numbers that stand at the results' address. */
  suggest(line: EngineLine, dimension: number, most: number): PlainResults {
    return this.answer('suggest', line, dimension, most);
  }

  rank(line: EngineLine, dimension: number, most: number): PlainResults {
    return this.answer('rank', line, dimension, most);
  }

  private answer(call: string, line: EngineLine, dimension: number, most: number): PlainResults {
    this.stage(lineBytes(line));
    const count = this.call(call, dimension, most);
    const view = new DataView(this.memory.buffer, this.call('resultsAddress'));
    const evidenceAt = 8 + count * 8;
    return {
      candidates: Array.from({ length: view.getInt32(0, true) }, (_, index) => ({
        value: view.getInt32(8 + index * 8, true),
        confidence: view.getFloat32(12 + index * 8, true),
      })),
      evidence: Array.from({ length: view.getInt32(4, true) }, (_, index) => ({
        context: view.getInt32(evidenceAt + index * 16, true),
        valueCount: view.getInt32(evidenceAt + index * 16 + 4, true),
        lineCount: view.getInt32(evidenceAt + index * 16 + 8, true),
        lastDay: view.getInt32(evidenceAt + index * 16 + 12, true),
      })),
    };
  }

  /** Learns a day of one dimension; answers its outcomes. */
  learnDay(
    lines: readonly { readonly line: EngineLine; readonly values: readonly number[] }[],
  ): PlainOutcome[] {
    for (const { line, values } of lines) {
      const coding = new Uint8Array(Int32Array.from(values).buffer);
      this.stage(Uint8Array.of(...coding, ...lineBytes({ ...line, supplierDayCount: 1 })));
      this.call('queueStagedLine');
    }
    this.call('learnDay');
    const view = new DataView(this.memory.buffer, this.call('outcomesAddress'));
    return lines.map((_, index) => ({
      predicted: view.getInt32(index * 12, true),
      confidence: view.getFloat32(index * 12 + 4, true),
      rank: view.getInt32(index * 12 + 8, true),
    }));
  }

  save(own: Uint8Array): Uint8Array<ArrayBuffer> {
    this.stage(own);
    const length = this.call('save');
    return new Uint8Array(this.memory.buffer, this.call('savedAddress'), length).slice();
  }

  open(file: Uint8Array): number {
    this.stage(file);
    return this.call('open');
  }

  private stage(bytes: Uint8Array): void {
    const address = this.call('stage', bytes.length);
    new Uint8Array(this.memory.buffer).set(bytes, address);
  }

  private call(name: string, ...numbers: number[]): number {
    const answer = this.exports[name]?.(...numbers) ?? 0;
    if (answer < 0) throw new Error(`${name} answered ${answer}`);
    return answer;
  }
}

/** What stands behind resultsAddress. */
export interface PlainResults {
  readonly candidates: readonly { readonly value: number; readonly confidence: number }[];
  readonly evidence: readonly {
    readonly context: number;
    readonly valueCount: number;
    readonly lineCount: number;
    readonly lastDay: number;
  }[];
}

/** What stands behind outcomesAddress for a line. */
export interface PlainOutcome {
  readonly predicted: number;
  readonly confidence: number;
  readonly rank: number;
}

function lineBytes(line: EngineLine): Uint8Array {
  const { supplierName, supplierId, supplierTaxId, documentId, text, company } = line;
  const texts = [supplierName, supplierId, supplierTaxId, documentId ?? '', text, company].map((one) =>
    new TextEncoder().encode(one),
  );
  const head = new DataView(new ArrayBuffer(52));
  head.setInt32(0, Date.parse(line.date) / 86_400_000, true);
  head.setInt32(4, line.direction === null ? 0 : line.direction === 'received' ? 1 : 2, true);
  head.setFloat64(8, line.amountMinor, true);
  head.setFloat32(16, line.taxRate ?? Number.NaN, true);
  head.setInt32(20, line.supplierDayCount ?? 0, true);
  texts.forEach((bytes, index) => {
    head.setInt32(28 + index * 4, bytes.length, true);
  });
  return Uint8Array.of(...new Uint8Array(head.buffer), ...texts.flatMap((bytes) => [...bytes]));
}
