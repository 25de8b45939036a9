/** What a recipe is filled in with. */
export interface RecipeOptions {
  /** LESSON/ID of the course, or the absolute path of a folder. */
  readonly exercise: string;
  /** The folder of the submissions, absolute. */
  readonly submissions: string;
  /** The merged results file, absolute. */
  readonly results: string;
  readonly shards: number;
  /** The container image of the `container` recipe, as it is pulled: "registry.example.edu/lrlab-grader:2026". */
  readonly image: string;
  /** This course's checkout, absolute. */
  readonly course: string;
}

/** A way to run the grader somewhere: ready files. */
export interface Recipe {
  readonly name: string;
  /** One sentence: what it is for. */
  readonly summary: string;
  /** Which options it has a use for; the others are refused. */
  readonly takes: readonly (keyof Omit<RecipeOptions, "course">)[];
  /** Texts by the file's name; one that begins with #! is made executable. */
  files(options: RecipeOptions): Readonly<Record<string, string>>;
  /** What to do with them, a line each. */
  next(options: RecipeOptions): readonly string[];
}

/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** The results file of a shard, given what stands for its number: "/a/b.jsonl" and "3" give "/a/b.shard-3.jsonl". */
export const shardFile = (results: string, index: string): string => `${results.replace(/\.jsonl$/, "")}.shard-${index}.jsonl`;
