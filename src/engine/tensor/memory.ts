import { wasm as binary, type Kernels } from "../wasm.js";

/** A piece of the kernels' memory. */
export interface Block {
  /** Where it begins, in bytes. */
  readonly at: number;
  readonly bytes: number;
}

let kernels: Kernels | null = null;
let top = 0;
let view = new Float32Array(0);
let wholes = new Int32Array(0);

/** Blocks that were given back, by their size. */
const free = new Map<number, number[]>();
/** Blocks in use; a block that is given back twice is given back once. */
const used = new Set<Block>();
/** What the innermost `returning` has taken, and for whom. */
let taken: { readonly owner: object; readonly block: Block }[] | null = null;

/** The kernels: compiled at first use, so that importing the library needs no WebAssembly. */
export function wasm(): Kernels {
  kernels ??= start();
  return kernels;
}

function start(): Kernels {
  const bytes = Uint8Array.from({ length: binary.length / 2 }, (_, i) => Number.parseInt(binary.slice(2 * i, 2 * i + 2), 16));
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes))
    throw new Error(
      "engine: WebAssembly with SIMD must be there, got none. Use a newer browser; schedules and calculators run in this one.",
    );
  const started = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernels;
  top = (started.heapBase() + 15) & ~15;
  return started;
}

/** The whole memory as floats; index = byte offset / 4. Do not keep it: memory that grows gets a new one. */
export function floats(): Float32Array {
  const { buffer } = wasm().memory;
  if (view.buffer !== buffer) view = new Float32Array(buffer);
  return view;
}

/** The whole memory as 32-bit whole numbers. Do not keep it. */
export function integers(): Int32Array {
  const { buffer } = wasm().memory;
  if (wholes.buffer !== buffer) wholes = new Int32Array(buffer);
  return wholes;
}

/** Takes a block of at least `bytes` bytes, aligned to 16; what it holds is not defined. */
export function allocate(bytes: number): Block {
  const size = roundUp(bytes);
  const block = { at: free.get(size)?.pop() ?? extend(size), bytes: size };
  used.add(block);
  return block;
}

/** Gives a block back. */
export function release(block: Block): void {
  if (!used.delete(block)) return;
  const same = free.get(block.bytes);
  if (same) same.push(block.at);
  else free.set(block.bytes, [block.at]);
}

/** Gives a block back when its owner is garbage. */
const forgotten = new FinalizationRegistry<Block>(release);

/** A block that lives as long as `owner`. */
export function allocateFor(owner: object, bytes: number): Block {
  const block = allocate(bytes);
  taken?.push({ owner, block }); // not in allocate: the memory of steps stays
  forgotten.register(owner, block);
  return block;
}

/** Runs `body`, and then gives back all blocks that it took for an owner. */
export function returning<T>(body: () => T): T {
  const outer = taken;
  taken = [];
  try {
    return body();
  } finally {
    for (const { owner, block } of taken) {
      release(block);
      if ("alive" in owner) owner.alive = false; // a net's parameters: using them is an error from now on
    }
    taken = outer;
  }
}

/** Sizes come in steps of an eighth of a power of two, so that blocks of like sizes can replace one another. */
function roundUp(bytes: number): number {
  const step = Math.max(16, 2 ** Math.floor(Math.log2(Math.max(1, bytes))) / 8);
  return Math.ceil(bytes / step) * step;
}

/** Bytes at the end of memory that belong to nobody: kernels read and write four floats at a time, also where fewer are left. */
const slack = 16;

function extend(size: number): number {
  const { memory } = wasm();
  const at = top;
  const missing = at + size + slack - memory.buffer.byteLength;
  if (missing > 0) {
    const page = 65536;
    try {
      memory.grow(Math.ceil(Math.max(missing, memory.buffer.byteLength / 4) / page));
    } catch {
      throw new RangeError(
        `engine: memory must hold what the nets and this step need, got no more than ${Math.round(memory.buffer.byteLength / 2 ** 20)} MiB. Use a smaller net or batch, or make many nets inside temporary(() => …).`,
      );
    }
  }
  top = at + size;
  return at;
}
