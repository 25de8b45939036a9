/** How fast a step is: in steps a second, and in steps per second of the processor, which other load on the machine hardly changes. */

export interface Measured {
  /** Steps a second: the median and the best of the repetitions. */
  readonly sps: number;
  readonly max: number;
  /** Steps per CPU-second, the median; null in a page, which cannot ask. */
  readonly cps: number | null;
  /** Of the first steps. */
  readonly losses: readonly number[];
}

export interface Window {
  /** Milliseconds of one repetition. */
  readonly ms: number;
  readonly reps: number;
}

/** Steps whose losses are kept. */
const kept = 50;
/** Milliseconds of steps before anything is measured: engines compile what runs often. */
const warmup = 400;
/** Every so many steps a loss is read, as one does in training. */
const readEvery = 10;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Seconds of the processor since the process began. */
function cpuSeconds(): number | null {
  if (globalThis.process?.cpuUsage === undefined) return null;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Something that trains: one step, whose loss it reads where asked to. */
export interface Steps {
  step(i: number, read: boolean): number | undefined | Promise<number | undefined>;
  /** Waits until all that was begun is done. */
  finish?(): Promise<void>;
}

export async function measure({ step, finish = async () => {} }: Steps, { ms, reps }: Window): Promise<Measured> {
  const losses: number[] = [];
  for (let i = 0; i < kept; i += 1) losses.push((await step(i, true)) as number); // it was asked to read
  let i = kept;
  /** Runs steps for so many milliseconds and says how many. Awaits only what is a promise: waiting for nothing takes time too. */
  const run = async (milliseconds: number): Promise<number> => {
    const end = performance.now() + milliseconds;
    let steps = 0;
    while (performance.now() < end) {
      const done = step(i, steps % readEvery === readEvery - 1);
      if (done instanceof Promise) await done;
      i += 1;
      steps += 1;
    }
    await finish();
    return steps;
  };
  await run(warmup);
  const rates: number[] = [];
  const cpuRates: number[] = [];
  for (let k = 0; k < reps; k += 1) {
    const [clock, cpu] = [performance.now(), cpuSeconds()];
    const steps = await run(ms);
    rates.push(steps / ((performance.now() - clock) / 1e3));
    const used = cpuSeconds();
    if (cpu !== null && used !== null) cpuRates.push(steps / (used - cpu));
  }
  return { sps: median(rates), max: Math.max(...rates), cps: cpuRates.length > 0 ? median(cpuRates) : null, losses };
}
