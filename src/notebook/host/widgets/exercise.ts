import { nameOf } from "../../../lessons/catalog.js";
import type { RenderWidget } from "./draft.js";

/** An exercise is its statement, a code cell to write in, tagged with its id, and a code cell that checks it. */
export const exercise: RenderWidget = ({ lesson, widget: { id, children }, startOf }) => {
  const task = id === null ? undefined : lesson.exercises[id];
  if (id === null || !task) return [];
  const points = task.tests.reduce((sum, test) => sum + test.points, 0);
  const start = startOf(id)
    .trim()
    .replace(/^export (default )?/gm, "");
  return [
    { type: "markdown", suffix: "statement", source: `**Exercise** (${points} ${points === 1 ? "point" : "points"})\n\n${children}` },
    { type: "code", source: start, tags: [id] },
    { type: "code", suffix: "check", source: `await check("${nameOf(lesson)}/${id}", ${task.entry});`, uses: ["lrlab/notebook check"] },
  ];
};
