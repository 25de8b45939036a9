/** For whom a notebook is made: an instructor's holds the solutions, the answers, and what each test calls. */
export type Variant = "learner" | "instructor";

export const variants: readonly Variant[] = ["learner", "instructor"];

/** What a notebook's head says of its variant. */
export const variantLine: Readonly<Record<Variant, string>> = {
  learner: "learner's notebook",
  instructor: "**instructor's notebook**: with solutions, answers, and what each check tests; not for learners",
};
