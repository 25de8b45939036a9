/** Samples, batch size, batches per update, epochs. */
type Run = {
  n: number;
  batch: number;
  accum: number;
  epochs: number;
  dropLast: boolean;
};

/** How often a run calls the optimizer's step. */
export function totalUpdates({ n, batch }: Run): number {
  return Math.ceil(n / batch); // batches of one epoch, or updates?
}
