import type { RefusedWrite, RowId, WrittenBatch, WrittenCell } from '../host.ts';
import type { HostWork } from '../host-outcome.ts';
import { officeCode } from './excel-fault.ts';
import type { BlockOutcome, ValueWrite } from './write-cells.ts';

/** What writing in blocks needs. */
export interface BlockWriter {
  readonly columnCount: number;
  /** Where a row stands as far as is known; null where it is gone. */
  rowNumber(row: RowId): number | null;
  write(block: readonly ValueWrite[]): Promise<BlockOutcome>;
  /** Reads all rows again: some stand elsewhere. */
  readAgain(): Promise<void>;
}

/** Bytes of a block's rows, read and written, that blocks aim at. */
const BLOCK_BYTES = 400_000;
/** What a cell takes in JSON, with its format; longer texts are met by halving a block. */
const CELL_BYTES = 32;
/** How often rows may move away while a batch is written before they are given up. */
const MAX_READINGS = 3;

/** Writes in blocks of rows, follows rows that move meanwhile, and stops between blocks when cancelled. */
export async function writeInBlocks(
  writer: BlockWriter,
  writes: readonly ValueWrite[],
  work: HostWork,
): Promise<WrittenBatch> {
  const written: WrittenCell[] = [];
  const refused: RefusedWrite[] = [];
  const blocks = blocksOf(writer, writes, refused);
  let readings = 0;
  for (let block = blocks.shift(); block; block = blocks.shift()) {
    if (work.signal.aborted) return { written, refused, isComplete: false };
    const outcome = await writeOrHalve(writer, block, blocks);
    if (!outcome) continue;
    written.push(...outcome.written);
    refused.push(...outcome.refused);
    if (outcome.moved.length > 0 && readings < MAX_READINGS) {
      readings += 1;
      await writer.readAgain();
      const rest = [...outcome.moved, ...blocks.flat()];
      blocks.splice(0, blocks.length, ...blocksOf(writer, rest, refused));
    } else refused.push(...outcome.moved.map(({ row, column }) => gone(row, column)));
    work.progress(written.length + refused.length, writes.length);
  }
  return { written, refused, isComplete: true };
}

/** Null where the block was too large and is now two, the first of those that follow. */
async function writeOrHalve(
  writer: BlockWriter,
  block: readonly ValueWrite[],
  blocks: (readonly ValueWrite[])[],
): Promise<BlockOutcome | null> {
  try {
    return await writer.write(block);
  } catch (error) {
    if (!officeCode(error).endsWith('SizeLimitExceeded') || block.length === 1) throw error;
    const half = Math.ceil(block.length / 2);
    blocks.unshift(block.slice(0, half), block.slice(half));
    return null;
  }
}

/** Writes by rows from the top of the sheet, so many rows a block that its bytes stay small. */
function blocksOf(
  writer: BlockWriter,
  writes: readonly ValueWrite[],
  refused: RefusedWrite[],
): (readonly ValueWrite[])[] {
  const placed = writes.flatMap((write) => {
    const at = writer.rowNumber(write.row);
    if (at === null) refused.push(gone(write.row, write.column));
    return at === null ? [] : [{ write, at }];
  });
  placed.sort((a, b) => a.at - b.at || a.write.column - b.write.column);
  const rowsPerBlock = Math.max(20, Math.floor(BLOCK_BYTES / (CELL_BYTES * writer.columnCount)));
  const blocks: ValueWrite[][] = [];
  let rows = new Set<number>();
  for (const { write, at } of placed) {
    if (blocks.length === 0 || (rows.size >= rowsPerBlock && !rows.has(at))) {
      blocks.push([]);
      rows = new Set();
    }
    rows.add(at);
    blocks.at(-1)?.push(write);
  }
  return blocks;
}

function gone(row: RowId, column: number): RefusedWrite {
  return { row, column, why: 'gone', found: null };
}
