/**
 * Memory of a coder against the lines it learned, and accuracy of the account meanwhile, each day predicted before it is
 * learned, for several caps of contexts. `npm run bench memory [HISTORY]`
 */
import { readFileSync } from 'node:fs';
import { chronological, periods } from '../core/domain/chronology.ts';
import { compileEngine, createCoder, EngineModule } from '../core/engine/index.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';

const CAPS = [2 ** 16, 2 ** 18, 2 ** 19, 2 ** 22];
const POINTS = 8;
const MB = 1e6;

/** A module whose instances can be looked into. */
class WatchedModule extends EngineModule {
  last: ReturnType<EngineModule['instance']> | null = null;

  override instance(): ReturnType<EngineModule['instance']> {
    this.last = super.instance();
    return this.last;
  }
}

const name = process.argv[2] ?? 'sheffield';
const ledger = history(name);
if (ledger) {
  console.log(machineText());
  const { compiled } = await compileEngine(readFileSync('build/engine.wasm'));
  const learned = learnable(ledger, ['account']);
  const lines = chronological(learned.lines);
  for (const mostContexts of CAPS) {
    const module = new WatchedModule(compiled);
    const coder = createCoder(module, { ...learned, mostContexts });
    console.log(`${name}, at most ${mostContexts.toLocaleString('en')} contexts`);
    let [right, predicted, printed] = [0, 0, 0];
    for (const day of periods(lines, 10)) {
      for (const { rank } of coder.learnDay(day)) right += rank === 0 ? 1 : 0;
      predicted += day.length;
      if (coder.lineCount < ((printed + 1) * lines.length) / POINTS) continue;
      printed += 1;
      const contexts = module.last?.contextCount(0) ?? 0;
      const bytes = module.last?.memory.buffer.byteLength ?? 0;
      console.log(
        `${String(coder.lineCount).padStart(9)} lines ${String(contexts).padStart(9)} contexts ` +
          `${(bytes / MB).toFixed(0).padStart(4)} MB  right since the last row ${(right / predicted).toFixed(4)}`,
      );
      [right, predicted] = [0, 0];
    }
  }
}
