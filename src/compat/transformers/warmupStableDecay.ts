import { printed, raises } from "../raises.js";
import { or, orNone, type Reader, real } from "../take.js";
import { wave } from "./cosine.js";
import { lambdaLR, steps, warmed } from "./lambdaLR.js";

const shapes = ["linear", "cosine", "1-sqrt"] as const;
type Shape = (typeof shapes)[number];

function shape(what: "warmup" | "decay", usual: Shape): Reader<Shape> {
  return (where, name, value = usual) => {
    const said = `Unknown ${what} type: ${printed(value)}, expected 'linear', 'cosine' or '1-sqrt'`;
    return shapes.find((known) => known === value) ?? raises(where, `${name} must be one of ${shapes.join(", ")}`, value, said);
  };
}

/** How far the warmup has risen at part q of the way. */
function risen(shape: Shape, q: number): number {
  if (shape === "cosine") return 0.5 * (1 - Math.cos(Math.PI * q));
  return shape === "linear" ? q : 1 - Math.sqrt(1 - q);
}

/** How much the decay has left at part q of the way. */
function left(shape: Shape, q: number, cycles: number): number {
  if (shape === "cosine") return wave(cycles, q);
  return shape === "linear" ? 1 - q : 1 - Math.sqrt(q);
}

const readers = {
  num_warmup_steps: steps,
  num_decay_steps: steps,
  num_training_steps: orNone(steps),
  num_stable_steps: orNone(steps),
  warmup_type: shape("warmup", "linear"),
  decay_type: shape("decay", "cosine"),
  min_lr_ratio: or(real, 0),
  num_cycles: or(real, 0.5),
};

/** Warmup, plateau, decay. The warmup, too, starts at the floor. */
export const warmupStableDecay = lambdaLR(readers, (p, { api }) => {
  const { num_warmup_steps: w, num_decay_steps: d, min_lr_ratio: floor } = p;
  const said = "Either num_training_steps or num_stable_steps must be specified.";
  const total = (): number => p.num_training_steps ?? raises(api, "num_training_steps or num_stable_steps must be given", null, said);
  // Given both, transformers warns and uses num_stable_steps, whatever the sum.
  const stable = p.num_stable_steps ?? total() - w - d;
  return (t) => {
    if (t < w) return Math.max(0, risen(p.warmup_type, warmed(t, p)) * (1 - floor) + floor);
    if (t < w + stable) return 1;
    if (t < w + stable + d) return Math.max(0, left(p.decay_type, (t - w - stable) / Math.max(1, d), p.num_cycles) * (1 - floor) + floor);
    return floor;
  };
});
