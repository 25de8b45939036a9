import { expectNumber } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import type { Axis, Figure } from "./figure.js";

/** Throws where a figure can't be drawn: an unknown kind, no sentence, no panel, an axis that is empty or starts at zero on a log scale. */
export function checkFigure(figure: Figure): void {
  const where = "draw";
  const { kind, size, sentence } = figure;
  if (!["curves", "valley", "cloud", "intervals", "scatter", "images", "tokens"].includes(kind))
    fail(
      where,
      "figure.kind must be curves, valley, cloud, intervals, scatter, images or tokens",
      kind,
      "Make figures with the figure functions.",
    );
  if (typeof sentence !== "string" || sentence.trim() === "")
    fail(where, "figure.sentence must say what the picture shows", sentence, "It is all that some readers get.");
  expectNumber(where, "figure.size.width", size.width, { min: 200, advice: "It counts pixels." });
  expectNumber(where, "figure.size.height", size.height, { min: 60, advice: "It counts pixels." });
  for (const [name, axis] of axesOf(figure)) checkAxis(`${where}: ${name}`, axis);
}

function axesOf(figure: Figure): [string, Axis][] {
  switch (figure.kind) {
    case "curves": {
      const { x, panels } = figure.data;
      if (panels.length === 0) fail("draw", "data.panels must hold at least one panel", panels, "A panel has an axis y and curves.");
      return [["data.x", x], ...panels.map(({ y }, i): [string, Axis] => [`data.panels[${i}].y`, y])];
    }
    case "intervals":
      if (figure.data.rows.length === 0) fail("draw", "data.rows must hold at least one row", figure.data.rows, "A row is one interval.");
      return [["data.x", figure.data.x]];
    case "cloud": {
      const { x, y, history } = figure.data;
      return [
        ["data.x", x],
        ["data.y", y],
        ...(history ? [["data.history.x", history.x] as [string, Axis], ["data.history.panel.y", history.panel.y] as [string, Axis]] : []),
      ];
    }
    case "images": {
      const { side, groups } = figure.data;
      if (groups.length === 0) fail("draw", "data.groups must hold at least one group", groups, "A group has a title and images.");
      for (const { label, ink } of groups.flatMap(({ images }) => images)) {
        if (ink.length !== side * side || /[^0-4]/.test(ink))
          fail(
            "draw",
            `ink of ${label || "a picture"} must be ${side * side} digits from 0 to 4`,
            ink,
            "One for each pixel, row after row.",
          );
      }
      return [];
    }
    case "tokens":
      if (figure.data.rows.length === 0) fail("draw", "data.rows must hold at least one row", figure.data.rows, "A row has parts.");
      return [];
    case "scatter": {
      const { x, y, ground } = figure.data;
      if (ground && (ground.labels.length !== ground.sure.length || ground.labels.length % ground.columns !== 0 || !x.domain || !y.domain))
        fail(
          "draw",
          "data.ground must be whole rows of cells over the domains of both axes",
          ground,
          "Give each cell a label and how sure it is.",
        );
      return [
        ["data.x", x],
        ["data.y", y],
      ];
    }
    case "valley":
      return [
        ["data.x", figure.data.x],
        ["data.y", figure.data.y],
      ];
  }
}

function checkAxis(where: string, { scale, domain }: Axis): void {
  if (!domain) return;
  const [low, high] = domain;
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    fail(where, "domain must be two finite numbers, the smaller first", domain, "Leave it out to fit the data.");
  if (scale === "log" && low <= 0)
    fail(where, "domain must be above 0 on a log scale", domain, "Start it at the smallest value worth seeing.");
}
