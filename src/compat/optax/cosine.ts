import { fail } from "../../schedules/fail.js";
import { raises } from "../raises.js";
import { list, or, type Reader, type Readers, real, take } from "../take.js";
import { join } from "./join.js";
import { count, linear } from "./polynomial.js";
import { maker, type Schedule } from "./schedule.js";

interface Cosine {
  readonly init_value: number;
  readonly decay_steps: number;
  readonly alpha: number;
  readonly exponent: number;
}

/** Half a wave, raised to a power, down to alpha · init_value; it stays there. */
function cosine(where: string, { init_value, decay_steps, alpha, exponent }: Cosine): Schedule {
  if (!(decay_steps > 0)) {
    const said = `The cosine_decay_schedule requires positive decay_steps, got decay_steps=${decay_steps}.`;
    raises(where, "decay_steps, less the warmup, must be >= 1", decay_steps, said);
  }
  return (t) => {
    const wave = 0.5 * (1 + Math.cos((Math.PI * Math.min(t, decay_steps)) / decay_steps));
    return init_value * ((1 - alpha) * wave ** exponent + alpha);
  };
}

export const cosineDecaySchedule = maker({ init_value: real, decay_steps: count, alpha: or(real, 0), exponent: or(real, 1) }, (p, where) =>
  cosine(where, p),
);

interface WarmupCosine {
  readonly init_value: number;
  readonly peak_value: number;
  readonly warmup_steps: number;
  readonly decay_steps: number;
  readonly end_value: number;
  readonly exponent: number;
}

const warmupCosineReaders: Readers<WarmupCosine> = {
  init_value: real,
  peak_value: real,
  warmup_steps: count,
  decay_steps: count,
  end_value: or(real, 0),
  exponent: or(real, 1),
};

/** decay_steps is the length of the whole, warmup included; Keras' CosineDecay, with the same word, leaves the warmup out. */
function warmupCosine(where: string, p: WarmupCosine): Schedule {
  const { init_value, peak_value, warmup_steps, exponent } = p;
  // With a peak of 0 there is no part of it to end at: end_value is ignored.
  const alpha = peak_value === 0 ? 0 : p.end_value / peak_value;
  const decay = cosine(where, { init_value: peak_value, decay_steps: p.decay_steps - warmup_steps, alpha, exponent });
  return join([linear(init_value, peak_value, warmup_steps), decay], [warmup_steps]);
}

export const warmupCosineDecaySchedule = maker(warmupCosineReaders, (p, where) => warmupCosine(where, p));

const cycle: Reader<WarmupCosine> = (where, name, value) => take(`${where}.${name}`, value as object, warmupCosineReaders);

/** One warmup_cosine_decay_schedule after the other, each decay_steps long. */
export const sgdrSchedule = maker({ cosine_kwargs: list(cycle) }, ({ cosine_kwargs: cycles }, where) => {
  if (cycles.length === 0) fail(where, "cosine_kwargs must hold at least one", cycles, "optax fails on the first update.");
  const ends = cycles.map((_, i) => cycles.slice(0, i + 1).reduce((sum, { decay_steps }) => sum + decay_steps, 0));
  return join(
    cycles.map((p) => warmupCosine(where, p)),
    ends.slice(0, -1),
  );
});
