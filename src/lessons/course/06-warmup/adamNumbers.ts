import { adam } from "../../../optim/adam.js";

/** The length of Adam's first updates as a multiple of the rate, for a gradient that stays the same. */
export function lengthsFor(gradient: number, options: Parameters<typeof adam>[0] = {}, count = 1000): readonly number[] {
  const rule = adam(options);
  let state = rule.init(1);
  return Array.from({ length: count }, () => {
    const after = rule.update({ parameters: [0], gradient: [gradient], lr: 1, state });
    state = after.state;
    return Math.abs(after.parameters[0] as number); // one parameter went in
  });
}

/** Without bias correction: the first update, the longest and where it is, and what is left after a thousand. */
export function uncorrected(): { readonly first: number; readonly most: number; readonly at: number; readonly thousandth: number } {
  const all = lengthsFor(1, { biasCorrection: false });
  const most = Math.max(...all);
  return { first: all[0] as number, most, at: all.indexOf(most) + 1, thousandth: all.at(-1) as number };
}
