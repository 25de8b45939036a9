import { describe, expect, test } from "vitest";
import type { Lesson } from "../../src/lessons/lesson.js";
import { misuseNamed, misuses, said, usedBy } from "../../src/lessons/misuse/index.js";
import type { WidgetSegment } from "../../src/notebook/host/segments.js";
import { misuse } from "../../src/notebook/host/widgets/misuse.js";

const lesson: Lesson = { folder: "course/00-fixture", plots: [], experiments: [], quiz: [], exercises: {} };
const none = (): string => "";

/** The one cell that stands for an exhibit. */
function cellOf(of: string): string {
  const widget: WidgetSegment = {
    kind: "widget",
    component: "Misuse",
    id: "here",
    properties: { id: "here", of },
    children: "",
    source: "",
    after: "",
    line: 1,
  };
  const drafts = misuse({ lesson, widget, parts: [], startOf: none, solutionOf: none, variant: "learner" });
  expect(drafts.map(({ type }) => type)).toEqual(["markdown"]);
  return drafts[0]?.source ?? "";
}

describe("an exhibit in a notebook", () => {
  test.each(misuses.map((one) => [one.id, one] as const))(
    "%s: code, what came of it, picture, what to write, where there is more",
    (id, one) => {
      const text = cellOf(id);
      expect(text).toContain(`**${said(one).sort}: ${one.title}**`);
      expect(text).toContain(`\`\`\`python\n${one.wrote.trimEnd()}\n\`\`\``);
      expect(text).toContain(one.happens());
      expect(text).toContain(`](${misuseNamed(id).href})`);
      expect(text.includes('src="data:image/svg+xml;base64,')).toBe(usedBy(one).length > 0 && one.meant !== undefined);
      const { output } = said(one);
      if (output !== null) expect(text).toContain(output);
      for (const { before } of one.instead) expect(text).toContain(before.trim());
      // Twelve of them are a tenth of what a notebook may hold.
      expect(text.length).toBeLessThan(14_000);
    },
  );
});
