import { EngineModule } from '../core/engine/index.ts';

/** A compiled engine that can tell what the last instance made of it holds. */
export class WatchedModule extends EngineModule {
  #memory = { buffer: new ArrayBuffer(0) };

  override instance(): ReturnType<EngineModule['instance']> {
    const made = super.instance();
    this.#memory = made.memory;
    return made;
  }

  /** Bytes of the instance's linear memory; 0 before there is one. */
  memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }
}
