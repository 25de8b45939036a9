/** The exercise that /teach/exercises/ shows file by file is graded here as anybody's would be. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradeSubmission } from "../../src/grading/gradeSubmission.js";
import type { Jail } from "../../src/grading/jail.js";
import { loadTask } from "../../src/grading/loadTask.js";
import { openJail } from "../../src/grading/openJail.js";
import type { Row } from "../../src/grading/row.js";
import { verifyTask } from "../../src/grading/verifyTask.js";
import { root } from "../realParts.js";

const folder = join(root, "test/grading/exampleExercises/time-to-fall");
let jail: Jail;
beforeAll(async () => {
  jail = await openJail({ engine: "quickjs", jobs: 1 });
});
afterAll(() => jail?.close());

const row = async (code: string, variant: number | null = null): Promise<Row> =>
  gradeSubmission(
    { id: "ada", path: "ada.ts", content: { code, place: (line) => `line ${line} of ada.ts` } },
    await loadTask(folder, { variant }),
    jail,
  );
const scores = ({ tests }: Row): number[] => tests.map(({ score }) => score);

describe("the example of the guide", () => {
  test("says what it is called and what it is worth", async () => {
    const { id, title, statement, exercise } = await loadTask(folder);
    expect([id, title]).toEqual(["time-to-fall", "Time to fall"]);
    expect(`${statement}\n`).toBe(readFileSync(join(folder, "statement.md"), "utf8"));
    expect(exercise.tests.map(({ points, hidden }) => [points, hidden ?? false])).toEqual([
      [2, false],
      [1, false],
      [2, true],
    ]);
  });

  test.each([null, 0, 1, 2, 3, 77])("its solution gets all points and its start none, variant %s", async (variant) => {
    expect(await verifyTask(await loadTask(folder, { variant }), jail)).toEqual({ faults: [], notes: [] });
  });

  test("wrong answers fail for their own reasons", async () => {
    const linear = await row("export const timeToFall = (gamma: number, part: number) => (1 - part) / (1 - gamma);");
    expect(scores(linear)).toEqual([0, 1, 0]);
    expect(linear.tests[0]?.message).toBe(
      "timeToFall(0.5, 0.25) must be 2, got 1.5. With a factor of one half, each update leaves half of what was there.",
    );
    const flipped = await row("export const timeToFall = (gamma: number, part: number) => Math.log(gamma) / Math.log(part);");
    expect(scores(flipped)).toEqual([0, 0, 0]);
    // Right for most factors only: the hidden test gives a part of its points.
    const most = await row(
      "export const timeToFall = (gamma: number, part: number) => gamma === 1 ? Infinity : gamma > 0.7 ? 1 : Math.log(part) / Math.log(gamma);",
    );
    expect(most.tests[2]?.status).not.toBe("passed");
    expect(most.tests[2]?.score).toBeGreaterThan(0);
    expect(most.tests[2]?.score).toBeLessThan(2);
  });

  test("the printed answer does not pass as a variant's", async () => {
    const { solution } = await loadTask(folder);
    const { exercise } = await loadTask(folder, { variant: 5 });
    const copied = await row(solution.replace("timeToFall", exercise.entry), 5);
    expect(copied.score).toBeLessThan(copied.max / 2);
  });
});
