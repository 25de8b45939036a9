import { kerasCode, optaxCode, pytorchCode, transformersCode } from "../../../src/labs/playground/code/frameworkCode.js";
import { lrlabCode } from "../../../src/labs/playground/code/lrlabCode.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { stateJson } from "../../../src/labs/playground/stateJson.js";

/** One kind of code that leaves the playground. */
export interface CodeForm {
  readonly name: string;
  /** How its file's name ends. */
  readonly ending: string;
  readonly type: string;
  readonly language: "ts" | "py" | "json";
  /** Whether it holds one arm's schedule alone, and not all that is set. */
  readonly isOfArm: boolean;
  readonly about: string;
  /** Throws where there is none, and says why. */
  code(state: PlaygroundState, arm: number): string;
}

const python = { ending: "py", type: "text/x-python", language: "py", isOfArm: true } as const;

/** Every kind, in the order in which they are offered. */
export const codeForms: readonly CodeForm[] = [
  {
    ...{ name: "lrlab", ending: "ts", type: "text/plain", language: "ts", isOfArm: false, code: lrlabCode },
    about: "A program that trains every arm as this page does, to the same bits. It is also a cell of a notebook.",
  },
  { ...python, name: "pytorch", about: "The optimizer and its scheduler.", code: pytorchCode },
  {
    ...python,
    name: "transformers",
    about: "With the schedules of transformers where it has them, else with PyTorch’s.",
    code: transformersCode,
  },
  { ...python, name: "optax", about: "A schedule of optax and the optimizer that asks it.", code: optaxCode },
  { ...python, name: "keras", about: "A LearningRateSchedule and the optimizer that asks it.", code: kerasCode },
  {
    ...{ name: "json", ending: "json", type: "application/json", language: "json", isOfArm: false, code: stateJson },
    about: "All that is set. Open the file here again to have it back.",
  },
];
