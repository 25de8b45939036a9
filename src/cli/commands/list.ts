import { unitOf } from "../../schedules/parameters.js";
import { families } from "../../schedules/registry.js";
import { type Command, readArgs, UsageError } from "../command.js";

/** `lrlab list`: what the registry holds, as a table or as JSON. */
export const list: Command = {
  name: "list",
  usage: "[--json]",
  summary: "Lists every schedule with its parameters and their units.",
  run(args) {
    const { flags, words } = readArgs(args, ["--json"]);
    if (words.length > 0) throw new UsageError(`it takes no words, got ${words.join(" ")}.`);
    const rows = families.map(({ definition }) => ({
      name: definition.name,
      slug: definition.slug,
      title: definition.title,
      summary: definition.summary,
      parameters: Object.entries(definition.parameters).map(([name, parameter]) => ({ name, unit: unitOf(parameter), ...parameter })),
    }));
    if (flags.has("--json")) console.log(JSON.stringify(rows, null, 2));
    else
      for (const row of rows)
        console.log(`${row.name}\n  ${row.summary}\n  ${row.parameters.map((p) => `${p.name} [${p.unit}]`).join(", ")}`);
    return 0;
  },
};
