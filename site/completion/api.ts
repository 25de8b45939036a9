/** What the editor knows of the library: made from its declarations at build (readApi.ts), loaded with the first editor. */
export interface Api {
  /** The exports of each entry, by name. */
  readonly modules: Readonly<Record<string, readonly Entry[]>>;
  /** What the objects hold that functions take and give, by type. */
  readonly shapes: Readonly<Record<string, readonly Member[]>>;
}

/** A name one can import. */
export interface Entry {
  readonly name: string;
  readonly kind: "function" | "class" | "type" | "value";
  /** As one calls it: `warmup(schedule: Schedule, { steps, shape?, startLr?, offset? }): Schedule`. */
  readonly signature: string;
  /** The first sentence of its docstring. */
  readonly doc: string;
  /** For each argument the shape of the object that stands there; null where none does. */
  readonly takes?: readonly (string | null)[];
  /** The shape of what it returns. */
  readonly gives?: string;
}

/** A parameter in an options object, or a member of a value. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  /** In formulas: η_max. */
  readonly symbol?: string;
  readonly unit?: string;
  readonly optional?: true;
}

/** What a cell can import from. */
export const moduleNames = ["lrlab", "lrlab/compat", "lrlab/engine", "lrlab/notebook"] as const;

/** Where the built site has it. */
export const apiAddress = "/code/names.json";
