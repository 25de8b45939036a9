/** What the kernel's two threads know of each other at any moment, whether the other can listen or not: whole numbers in shared memory. */
export interface KernelState {
  /** The memory, to be handed to the other thread. */
  readonly memory: SharedArrayBuffer;
  /** Which run of a cell is going on, counted from 1; 0 between cells. */
  run: number;
  /** The last interrupt that the main thread has heard of. */
  heard: number;
  /** The last run in which something was cut short. */
  cut: number;
  /** 1 while the main thread does the kernel's own work, such as compiling, which must not be cut short. */
  own: number;
}

const slots = ["run", "heard", "cut", "own"] as const;

/** The state over its memory, or over new memory, in which the kernel is at its own work: it is starting. */
export function kernelState(memory?: SharedArrayBuffer): KernelState {
  const shared = memory ?? new SharedArrayBuffer(slots.length * Int32Array.BYTES_PER_ELEMENT);
  const numbers = new Int32Array(shared);
  const state = { memory: shared } as KernelState;
  slots.forEach((name, i) => {
    Object.defineProperty(state, name, { get: () => Atomics.load(numbers, i), set: (value: number) => Atomics.store(numbers, i, value) });
  });
  if (memory === undefined) state.own = 1;
  return state;
}
