// `lrlab sweep` with the studies of the tests: run.mjs SPEC.json OUT.jsonl [WORKERS [I/N]].
import { runSweep } from "../../../src/dist/cli/sweepHost.js";

const [spec, out, workers, shard] = process.argv.slice(2);
const [index, of] = (shard ?? "").split("/").map(Number);
try {
  process.exitCode = await runSweep({
    spec,
    out,
    shard: shard ? { index, of } : null,
    count: workers ? Number(workers) : null,
    refine: false,
    studies: new URL("./studies.ts", import.meta.url),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
