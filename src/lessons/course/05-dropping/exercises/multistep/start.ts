type Stairs = { milestones: number[]; gamma: number; lr0: number };

/** The rate of update t: lr0, times gamma at each milestone. */
export function multistep(t: number, stairs: Stairs) {
  const { milestones, gamma } = stairs;
  // only the first milestone acts so far
  return t > milestones[0] ? gamma : 1; // of which rate?
}
