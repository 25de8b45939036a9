/** It starts at 1/w and has w − 1 updates left to climb. */
export function linearLrFor(w: number): number[] {
  return [1 / w, w - 1];
}
