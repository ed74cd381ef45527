import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Turns } from '../../../server/services/turns.ts';

describe('work that takes turns', () => {
  it('never runs twice at once under one name, in the order in which it came, whatever fails', async () => {
    const work = fc.record({ name: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(work, { maxLength: 20 }), async (scheduler, works) => {
        const turns = new Turns();
        const running = new Set<string>();
        const begun: number[] = [];
        const all = works.map(({ name, fails }, index) =>
          turns.take(name, async () => {
            expect(running.has(name)).toBe(false);
            running.add(name);
            begun.push(index);
            await scheduler.schedule(Promise.resolve());
            running.delete(name);
            if (fails) throw new Error(`work ${index}`);
            return index;
          }),
        );
        const ends = Promise.allSettled(all);
        await scheduler.waitFor(ends);
        expect((await ends).map(({ status }) => status === 'rejected')).toEqual(
          works.map(({ fails }) => fails),
        );
        for (const name of ['a', 'b', 'c'])
          expect(begun.filter((index) => works[index]?.name === name)).toEqual(
            works.flatMap((one, index) => (one.name === name ? [index] : [])),
          );
        expect(turns.busyCount).toBe(0);
      }),
    );
  });

  it('does not wait for work under another name', async () => {
    const turns = new Turns();
    let finish = (): void => undefined;
    const long = turns.take('a', () => new Promise<void>((resolve) => (finish = resolve)));
    expect(await turns.take('b', () => Promise.resolve('done'))).toBe('done');
    finish();
    await long;
  });
});
