import { chmodSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadTasks } from "../grading/loadTask.js";
import type { Recipe, RecipeOptions } from "../grading/recipes/recipe.js";
import { recipes } from "../grading/recipes/recipes.js";
import { writeWhole } from "../grading/writeWhole.js";
import { UsageError } from "./command.js";
import { wholeNumber } from "./optionValues.js";
import { root } from "./root.js";

/** Prints every recipe with its sentence. */
export function listRecipes(): number {
  const width = Math.max(...recipes.map(({ name }) => name.length));
  for (const { name, summary } of recipes) console.log(`${name.padEnd(width)}  ${summary}`);
  return 0;
}

const flagOf = { exercise: "--exercise", submissions: "--in", results: "--results", shards: "--shards", image: "--image" } as const;

/** Writes a recipe's files, and says what to do with them. */
export function writeRecipe(name: string, values: ReadonlyMap<string, string>, force: boolean): number {
  const recipe = recipes.find((one) => one.name === name);
  if (!recipe) throw new UsageError(`there is no recipe ${name}. There are: ${recipes.map((one) => one.name).join(", ")}.`);
  const out = values.get("--out");
  if (out === undefined) throw new UsageError("it needs a folder for the files: --out DIR.");
  const options = readRecipeOptions(recipe, values);
  const files = Object.entries(recipe.files(options));
  const standing = files.map(([file]) => join(out, file)).filter((file) => existsSync(file));
  if (standing.length > 0 && !force)
    throw new UsageError(`${standing.join(", ")} stands already. Choose another --out, or write over it with --force.`);
  for (const [file, text] of files) {
    writeWhole(join(out, file), text);
    if (text.startsWith("#!")) chmodSync(join(out, file), 0o755);
    console.log(`Wrote ${join(out, file)}.`);
  }
  console.log(["", ...recipe.next(options)].join("\n"));
  return 0;
}

function readRecipeOptions({ name, takes }: Recipe, values: ReadonlyMap<string, string>): RecipeOptions {
  for (const [option, flag] of Object.entries(flagOf) as [keyof typeof flagOf, string][]) {
    if (values.has(flag) && !takes.includes(option)) {
      throw new UsageError(`the recipe ${name} takes no ${flag}. It takes ${takes.map((one) => flagOf[one]).join(", ") || "only --out"}.`);
    }
    if (!values.has(flag) && takes.includes(option) && option !== "shards" && option !== "image") {
      throw new UsageError(`the recipe ${name} needs ${flag} to be filled in.`);
    }
  }
  const exercise = values.get("--exercise") ?? "05-dropping/multistep";
  const shards = wholeNumber("--shards", values, 1, 1000) ?? 8;
  const image = values.get("--image") ?? "localhost/lrlab-grader:latest";
  if (!/^[a-z0-9][\w./:@-]*$/.test(image))
    throw new UsageError(`--image must be an image's name such as registry.example.edu/lrlab-grader:1, got ${image}.`);
  if (takes.includes("exercise")) {
    try {
      loadTasks(exercise)();
    } catch (error) {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
  }
  return {
    exercise: existsSync(exercise) ? resolve(exercise) : exercise,
    submissions: resolve(values.get("--in") ?? "submitted"),
    results: resolve(values.get("--results") ?? "grades.jsonl"),
    shards,
    image,
    course: resolve(root),
  };
}
