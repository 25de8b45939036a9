/** Samples, batch size, batches per update, epochs. */
type Run = {
  n: number;
  batch: number;
  accum: number;
  epochs: number;
  dropLast: boolean;
};

/** How often a run calls the optimizer's step. */
export function totalUpdates(run: Run): number {
  const round = run.dropLast ? Math.floor : Math.ceil;
  const batches = round(run.n / run.batch);
  const perEpoch = Math.floor(batches / run.accum); // the rest is lost
  return perEpoch * run.epochs;
}
