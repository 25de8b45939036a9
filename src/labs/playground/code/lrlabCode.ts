import type { PlaygroundState } from "../playgroundState.js";
import { programParts } from "./programParts.js";

/** A complete program for lrlab that trains what the playground trains, bit for bit, and prints the losses at the end. It is also a cell. */
export function lrlabCode(state: PlaygroundState): string {
  const { names, imports, schedules, run, report } = programParts(state);
  const runs = names.map((name) => `${name}: run(${name})`).join(", ");
  return `${[imports, schedules.join("\n"), run, `// Name, loss of the last batch, loss on the validation data.\nconst runs = { ${runs} };\n${report}`].join("\n\n")}\n`;
}
