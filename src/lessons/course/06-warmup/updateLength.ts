/** How far an update moved the parameters, in rates. */
export interface UpdateLength {
  /** The root of the mean square over all parameters. */
  readonly typical: number;
  /** The parameter that moved most. */
  readonly longest: number;
}

/** Measures an update by the parameters after and before it, array by array. */
export function updateLength(after: readonly Float32Array[], before: readonly Float32Array[], rate: number): UpdateLength {
  let [squares, size, longest] = [0, 0, 0];
  for (const [i, values] of after.entries()) {
    const old = before[i] as Float32Array; // the same parameters
    for (let j = 0; j < values.length; j++) {
      const moved = Math.abs((values[j] as number) - (old[j] as number)) / rate;
      squares += moved * moved;
      if (moved > longest) longest = moved;
    }
    size += values.length;
  }
  return { typical: Math.sqrt(squares / size), longest };
}
