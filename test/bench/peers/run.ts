/** Another library on the tasks, one JSON line each: `node test/bench/peers/run.ts jax`, or tfjs, or torch with the path of its Python. */
import { type Line, lineOf, windowOf } from "../line.ts";
import { type Measured, measure } from "../measure.ts";
import { type TaskName, taskNames } from "../tasks.ts";

const window = windowOf(process.env);
const [lib, python = "python3"] = process.argv.slice(2);
const say = (line: Line): void => console.log(JSON.stringify(line));

if (lib === "jax") {
  const { jaxSteps, startJax } = await import("./jax.ts");
  await startJax();
  for (const name of taskNames) say(lineOf("jax-js", name, await measure(jaxSteps(name), window)));
} else if (lib === "tfjs") {
  const { startTfjs, tfjsSteps, tfjsTasks } = await import("./tfjs.mjs");
  await startTfjs();
  for (const name of tfjsTasks as TaskName[]) say(lineOf("tfjs", name, await measure(tfjsSteps(name), window)));
} else if (lib === "torch") {
  const { torch } = await import("./torch.ts");
  for (const { task, ...measured } of torch(python, taskNames, window)) say(lineOf("torch", task, measured as Measured));
} else throw new RangeError(`bench: the library must be jax, tfjs or torch, got ${JSON.stringify(lib)}. Name one of them.`);
process.exit(0); // jax-js keeps a Worker alive
