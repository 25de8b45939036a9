/** How to vary each exercise of the course, by its lesson and id; one line for each. */
import multistep from "./course/05-dropping/exercises/multistep/variant.js";
import type { MakeVariant } from "./variant.js";

export const variantMakers: Readonly<Record<string, MakeVariant>> = {
  "05-dropping/multistep": multistep,
};
