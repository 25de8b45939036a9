/** Our engine on the four tasks, one JSON line each: `npm run -s bench:engine`. MS and REPS set the window and the repetitions. */
import { lineOf, windowOf } from "./line.ts";
import { measure } from "./measure.ts";
import { ours } from "./ours.ts";
import { taskNames } from "./tasks.ts";

const window = windowOf(process.env);
for (const name of taskNames) console.log(JSON.stringify(lineOf("lrlab", name, await measure(ours(name), window))));
