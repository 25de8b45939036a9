type Stairs = { milestones: number[]; gamma: number; lr0: number };

/** The rate of update t: lr0, times gamma at each milestone. */
export function multistep(t: number, stairs: Stairs) {
  const { milestones, gamma, lr0 } = stairs;
  const passed = milestones.filter((milestone) => milestone <= t);
  return lr0 * gamma ** passed.length;
}
