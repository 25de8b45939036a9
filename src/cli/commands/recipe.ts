import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** `lrlab recipe`: writes the scripts and manifests that grade in shards. */
export const recipe: Command = {
  name: "recipe",
  usage: "[NAME --out DIR [--exercise LESSON/ID] [--in DIR] [--results FILE.jsonl] [--shards N] [--image NAME] [--force]]",
  summary:
    "Writes ready files that grade with GNU parallel, Slurm, Kubernetes, CI, in a container, nbgrader, Gradescope, PrairieLearn or GitHub Classroom; lists the recipes when no name is given.",
  async run(args) {
    const { words, flags, values } = readOptions(args, {
      flags: ["--force"],
      valued: ["--out", "--exercise", "--in", "--results", "--shards", "--image"],
    });
    if (words.length > 1) throw new UsageError(`it takes one recipe's name, got ${words.join(" ")}.`);
    const { listRecipes, writeRecipe } = await import("../recipeHost.js");
    const [name] = words;
    return name === undefined ? listRecipes() : writeRecipe(name, values, flags.has("--force"));
  },
};
