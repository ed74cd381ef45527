import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileShelf } from '../../../server/http/file-shelf.ts';

const packed = (text: string) => new Uint8Array(gzipSync(text));

describe('the shelf of files', () => {
  it('reads a file once, however many ask at once', async () => {
    let reads = 0;
    const shelf = fileShelf(1_000_000);
    const read = () => Promise.resolve(((reads += 1), packed('model')));
    const files = await Promise.all(Array.from({ length: 50 }, () => shelf.take('a', read)));
    expect([reads, new Set(files).size]).toEqual([1, 1]);
  });

  it('lets go of what was not asked for longest when it is full', async () => {
    const reads: string[] = [];
    const shelf = fileShelf(packed('model of one').length * 2);
    const take = (name: string) =>
      shelf.take(name, () => Promise.resolve((reads.push(name), packed(`model of ${name}`))));
    for (const name of ['one', 'two', 'one', 'six', 'one', 'two']) await take(name);
    expect(reads).toEqual(['one', 'two', 'six', 'two']);
  });

  it('does not keep a file that is not there, or that could not be read', async () => {
    const shelf = fileShelf(1_000);
    expect(await shelf.take('a', () => Promise.resolve(null))).toBeNull();
    await expect(shelf.take('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    const file = await shelf.take('a', () => Promise.resolve(packed('model')));
    expect(new TextDecoder().decode(await file?.bytes('identity'))).toBe('model');
  });
});
