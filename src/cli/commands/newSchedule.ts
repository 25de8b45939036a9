import { type Command, readArgs, UsageError } from "../command.js";

/** `lrlab new-schedule NAME`. */
export const newSchedule: Command = {
  name: "new-schedule",
  usage: "NAME",
  summary: "Writes the one file of a new schedule and adds its registry line.",
  run(args) {
    const [name] = readArgs(args).words;
    if (name === undefined) throw new UsageError("it needs a name, in camelCase.");
    throw new Error("not written yet.");
  },
};
