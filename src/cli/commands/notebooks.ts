import { type Variant, variants } from "../../notebook/host/variant.js";
import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";
import { checkResults } from "../results.js";

/** `lrlab notebooks`: makes the notebooks from the lessons, compares them, or brings edits back. */
export const notebooks: Command = {
  name: "notebooks",
  usage: "[LESSON...] [--check | --types | --variant learner|instructor --out DIR] | --import FILE.ipynb",
  summary: "Runs the lessons and writes their notebooks; checks them, or brings edits made in Jupyter back into the text.",
  async run(args) {
    const { flags, values, words } = readOptions(args, { flags: ["--check", "--types", "--import"], valued: ["--variant", "--out"] });
    const options = [...flags, ...values.keys()];
    if (flags.size > 1 || (flags.size > 0 && values.size > 0))
      throw new UsageError(`it takes one option at a time, got ${options.join(" ")}.`);
    const { variant, out } = readVariant(values);
    const [file, ...more] = words;
    if (flags.has("--import") && (file === undefined || more.length > 0))
      throw new UsageError(`--import takes one notebook's file, got ${words.join(" ") || "none"}.`);
    await checkResults(flags.has("--import") ? [] : words);
    const host = await import("../notebooksHost.js");
    if (out !== null) return host.writeVariant({ names: words, variant, out });
    if (flags.has("--import")) return host.bringIn(file as string); // just looked
    if (flags.has("--types")) return host.checkTypes(words);
    return flags.has("--check") ? host.checkNotebooks(words) : host.writeNotebooks(words);
  },
};

/** For whom to write, and where; null stands for notebooks/, which is the learners'. */
function readVariant(values: ReadonlyMap<string, string>): { variant: Variant; out: string | null } {
  const name = values.get("--variant") ?? "learner";
  const variant = variants.find((one) => one === name);
  if (!variant) throw new UsageError(`--variant must be ${variants.join(" or ")}, got ${name}.`);
  const out = values.get("--out") ?? null;
  if (out === "" || (variant !== "learner" && out === null))
    throw new UsageError(`--variant ${variant} must have a folder to write into. Add --out DIR.`);
  return { variant, out };
}
