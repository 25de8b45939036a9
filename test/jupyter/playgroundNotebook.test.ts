/** Notebooks that the playground exports, executed in our kernel: they end where the playground ends, bit for bit. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changeAt } from "../../src/labs/playground/changeAt.js";
import { notebookOf } from "../../src/labs/playground/code/notebookOf.js";
import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import { startState, usualState } from "../../src/labs/playground/startState.js";
import { drawnStates } from "../labs/playground/code/compositions.js";
import { trained } from "../labs/playground/train.js";
import { requirePart } from "../realParts.js";
import { executeNotebooks } from "./executeNotebooks.js";
import { temporaryFolder } from "./temporaryFolder.js";

const three = usualState({ task: "glyphs", steps: 60, seed: 5 });
const states: Readonly<Record<string, PlaygroundState>> = {
  "two arms, one of them turned by hand": {
    ...startState,
    arms: startState.arms.map((arm, i) => (i === 0 ? arm : changeAt(arm, 300, 0.1))),
  },
  "three arms": {
    ...three,
    arms: [...three.arms, { lr: (three.arms[0] as (typeof three.arms)[number]).lr, changes: [{ at: 20, factor: 0.5 }] }],
  },
  "one arm, drawn by hand": drawnStates(3, 11)[1] as PlaygroundState,
};

describe.skipIf(!requirePart("jupyter", "the playground's notebooks in a real Jupyter kernel"))("in our kernel, by nbclient", () => {
  test("every notebook runs, and prints the losses that the playground ends with", async () => {
    const { folder, remove } = temporaryFolder();
    const paths = Object.values(states).map((state, i) => {
      const path = join(folder, `playground-${i}.ipynb`);
      writeFileSync(path, notebookOf(state));
      return path;
    });
    const executing = executeNotebooks(paths, folder);
    try {
      for (const [i, [name, state]] of Object.entries(states).entries()) {
        const { cells } = (await executing.notebooks[i]) as unknown as { cells: { outputs?: { output_type: string; text?: string }[] }[] };
        const outputs = cells.flatMap(({ outputs = [] }) => outputs);
        expect(
          outputs.filter(({ output_type }) => output_type === "error"),
          name,
        ).toEqual([]);
        const printed = (cells.at(-1)?.outputs ?? [])
          .filter(({ output_type }) => output_type === "stream")
          .map(({ text }) => text)
          .join("");
        const ends = state.arms.map((_, arm) => {
          const { loss, scores } = trained(state, arm);
          return `${"ABC"[arm]} ${loss.at(-1)} ${scores.at(-1)?.loss}\n`;
        });
        expect(printed, name).toBe(ends.join(""));
        // A picture of the schedules, a live chart for each arm, and the runs together.
        expect(outputs.filter(({ output_type }) => output_type === "display_data").length, name).toBeGreaterThanOrEqual(
          state.arms.length + 2,
        );
      }
    } finally {
      executing.end();
      remove();
    }
  });
});
