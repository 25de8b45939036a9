import { allocate, type Block, release } from "./memory.js";

/** How much of the arena is taken: all chunks before one, and some bytes of that. */
export interface Mark {
  readonly chunk: number;
  readonly offset: number;
}

/** The memory of steps: taken piece by piece from the start of each chunk on, given back all at once. */
const chunks: Block[] = [];
const chunkBytes = 2 ** 20;
const mostBytes = 2 ** 30;
let chunk = 0;
let offset = 0;

/** Where the next piece will begin, to go back to. */
export const mark = (): Mark => ({ chunk, offset });

/** Gives back all that was taken since the mark was made. */
export function goBack(to: Mark): void {
  chunk = Math.min(to.chunk, chunks.length); // all may have been given back meanwhile
  offset = to.offset;
}

/** Takes memory for `count` floats (or 32-bit whole numbers): a byte offset. Where there is none left, calls `full` and throws. */
export function take(count: number, full: () => void): number {
  const bytes = 4 * (count + 3 - ((count + 3) % 4)); // no bit operations: they would make a size above 2 GiB a small one
  for (; ; chunk += 1, offset = 0) {
    const block = chunks[chunk] ?? addChunk(bytes, full);
    if (offset + bytes > block.bytes) continue;
    const at = block.at + offset;
    offset += bytes;
    return at;
  }
}

function addChunk(bytes: number, full: () => void): Block {
  try {
    const total = chunks.reduce((sum, block) => sum + block.bytes, bytes);
    if (total > mostBytes)
      throw new RangeError(
        `engine: one step must fit into ${mostBytes / 2 ** 20} MiB, got ${Math.ceil(total / 2 ** 20)} MiB since the last backward(). Use a smaller batch, or wrap what needs no gradient in noGrad(() => …).`,
      );
    const block = allocate(Math.max(bytes, chunkBytes));
    chunks.push(block);
    return block;
  } catch (error) {
    full();
    throw error;
  }
}

/** Gives all chunks back: for when memory has run out. */
export function empty(): void {
  for (const block of chunks.splice(0)) release(block);
  goBack({ chunk: 0, offset: 0 });
}
