import type { RecipeOptions } from "../../src/grading/recipes/recipe.js";
import { recipes } from "../../src/grading/recipes/recipes.js";

/** What the pages fill into a recipe. */
const options: RecipeOptions = {
  exercise: "05-dropping/multistep",
  submissions: "/data/submitted",
  results: "/data/grades.jsonl",
  shards: 8,
  image: "registry.example.edu/lrlab-grader:1",
  course: "/opt/lr-lab",
};

/** A recipe as the pages show it: its sentence, what it says to do next, and its files with what stands in them, made when asked for. */
export function exampleRecipe(name: string) {
  const recipe = recipes.find((one) => one.name === name);
  if (!recipe) throw new Error(`There is no recipe ${name}. There are: ${recipes.map((one) => one.name).join(", ")}.`);
  return { summary: recipe.summary, next: recipe.next(options), files: () => Object.entries(recipe.files(options)) };
}
