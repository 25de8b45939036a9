import type { Pool } from "./pool.js";

/** Hands runs to a pool, as many at once as it takes; stops handing out where a run fails, or the signal says so, and waits for those under way. */
export async function runInPool<Planned extends { readonly spec: unknown }, Result>(
  pool: Pool<Planned["spec"], Result>,
  runs: readonly Planned[],
  ended: (run: Planned, outcome: Result) => void,
  signal?: { readonly aborted: boolean },
): Promise<void> {
  const waiting = [...runs].reverse();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (;;) {
      const run = failed || signal?.aborted ? undefined : waiting.pop();
      if (run === undefined) return;
      try {
        ended(run, await pool.run(run.spec));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(pool.size, runs.length) }, lane));
  const fault = lanes.find((one) => one.status === "rejected");
  if (fault) throw fault.reason;
}
