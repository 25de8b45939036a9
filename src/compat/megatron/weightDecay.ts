import { formula } from "../formula.js";
import { raises } from "../raises.js";
import { or, type Readers, real, whole } from "../take.js";
import { assert, text } from "./checks.js";

export interface WeightDecay {
  readonly start_wd: number;
  readonly end_wd: number;
  readonly wd_incr_steps: number;
  readonly wd_incr_style: string;
}

/** Where left out: 0.01 throughout, as Megatron's training script has it. */
export const weightDecay: Readers<WeightDecay> = {
  start_wd: or(real, 0.01),
  end_wd: or(real, 0.01),
  wd_incr_steps: or(whole(0), 0),
  wd_incr_style: or(text, "constant"),
};

/** The weight decay at each step, which grows while the rate falls; `lr` holds it. */
export const getWd = formula(weightDecay, (p, { api }) => {
  const { start_wd, end_wd, wd_incr_steps, wd_incr_style: style } = p;
  assert(start_wd >= 0, api, "start_wd must be >= 0", start_wd, "self.start_wd >= 0.0");
  assert(end_wd >= start_wd, api, `end_wd must be at least start_wd (${start_wd})`, end_wd, "self.end_wd >= self.start_wd");
  return (t) => {
    if (t > wd_incr_steps) return end_wd;
    if (style === "constant") {
      assert(start_wd === end_wd, api, `end_wd must be start_wd (${start_wd}) for "constant"`, end_wd, "start_wd == end_wd");
      return end_wd;
    }
    if (wd_incr_steps === 0) raises(api, "wd_incr_steps must be >= 1", wd_incr_steps, "float division by zero");
    const q = t / wd_incr_steps;
    return start_wd + risen(api, style, q) * (end_wd - start_wd);
  };
});

function risen(where: string, style: string, q: number): number {
  if (style === "linear") return q;
  if (style === "cosine") return 0.5 * (Math.cos(Math.PI * (1 - q)) + 1);
  return raises(
    where,
    "wd_incr_style must be constant, linear or cosine",
    style,
    `${style} weight decay increment style is not supported.`,
  );
}
