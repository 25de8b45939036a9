import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { type LessonFiles, readLesson } from "../../src/notebook/host/courseFiles.js";
import { fromNotebook } from "../../src/notebook/host/fromNotebook.js";
import { hashOf } from "../../src/notebook/host/hashOf.js";
import { type Cell, printNotebook } from "../../src/notebook/host/notebook.js";
import { readNotebook } from "../../src/notebook/host/readNotebook.js";
import { textOfNotebook } from "../../src/notebook/host/textOfNotebook.js";
import { textOf, toNotebook } from "../../src/notebook/host/toNotebook.js";
import { fixture, fixtureText, readFixture } from "./fixtures/fixture.js";
import { cellOf, edited, type JsonNotebook, savedByJupyter } from "./jupyterSaves.js";

const printed = (files: LessonFiles): string => printNotebook(toNotebook(files));
const original = printed(readFixture());

/** What comes back from the fixture's notebook after an edit. */
const back = (edit: (notebook: JsonNotebook) => void, text = savedByJupyter(original)) =>
  fromNotebook({ saved: readNotebook("x.ipynb", edited(text, edit)), files: readFixture(), read: readFixture });

/** Why an edit is refused, a line for each reason. */
function refusal(edit: (notebook: JsonNotebook) => void): string[] {
  try {
    back(edit);
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  throw new Error("the edit was taken");
}

const joined = (source: string | readonly string[]): string => (typeof source === "string" ? source : source.join(""));
const newCell = (cell_type: string, source: string, more: object = {}) => ({ cell_type, source, id: "8f3a", metadata: {}, ...more });
const at = (notebook: JsonNotebook, id: string): number => notebook.cells.findIndex((cell) => cell.id === id);
const insertAfter =
  (id: string, ...cells: JsonNotebook["cells"]) =>
  (notebook: JsonNotebook) =>
    void notebook.cells.splice(at(notebook, id) + 1, 0, ...cells);

describe("text to notebook to text is byte-equal", () => {
  const all = [
    ["the fixture", fixture, readFixture()] as const,
    ...lessons.map((lesson) => [nameOf(lesson), lesson, readLesson(lesson)] as const),
  ];

  test.each(all)("%s, from the cells alone", (_, lesson, files) => {
    const { cells } = JSON.parse(JSON.stringify(toNotebook(files))) as { cells: Cell[] };
    expect(textOfNotebook(cells, lesson)).toBe(textOf(files.parsed));
  });

  test.each(all)("%s, from the instructor's notebook", (_, lesson, files) => {
    const saved = readNotebook("x.ipynb", savedByJupyter(printNotebook(toNotebook({ ...files, variant: "instructor" }))));
    const read = (text: string): LessonFiles => (lesson === fixture ? readFixture(text) : readLesson(lesson, { text }));
    expect(saved.variant).toBe("instructor");
    expect(fromNotebook({ saved, files, read })).toEqual({ text: textOf(files.parsed), changes: [] });
  });

  test.each(all)("%s, after Jupyter has run and saved it", (_, lesson, files) => {
    const saved = readNotebook("x.ipynb", savedByJupyter(printed(files)));
    const read = (text: string): LessonFiles => (lesson === fixture ? readFixture(text) : readLesson(lesson, { text }));
    expect(fromNotebook({ saved, files, read })).toEqual({ text: textOf(files.parsed), changes: [] });
  });
});

test("blank space at the end of code, which Jupyter may drop, is no edit", () => {
  const files = readFixture(fixtureText.replace("\ntotal\n```", "\ntotal  \n```"));
  const saved = readNotebook("x.ipynb", savedByJupyter(printed(files)));
  expect(fromNotebook({ saved, files, read: readFixture })).toEqual({ text: textOf(files.parsed), changes: [] });
});

describe("edits that come back as exactly that diff", () => {
  test("of text", () => {
    const { text, changes } = back((notebook) => {
      cellOf(notebook, "aloud_1").source =
        "The end, almost.\n\nSee [lesson one](01-three-fates.ipynb) or [any page](http://localhost:4321/answers/).\n";
    });
    expect(text).toBe(
      fixtureText.replace("The end.", "The end, almost.\n\nSee [lesson one](/lessons/01-three-fates/) or [any page](/answers/)."),
    );
    expect(changes).toEqual(["changed aloud_1"]);
  });

  test("of code", () => {
    const { text, changes } = back((notebook) => {
      cellOf(notebook, "sum").source = ["const total = 2 + 2;\r\n", "total\n", "\n"];
    });
    expect(text).toBe(fixtureText.replace('const total = 1 + 2;\nconsole.log("total", total);\ntotal', "const total = 2 + 2;\ntotal"));
    expect(changes).toEqual(["changed sum"]);
  });

  test("of code that holds a fence of its own", () => {
    const { text } = back((notebook) => {
      cellOf(notebook, "sum").source = "const fence = `\n```\n`;";
    });
    expect(text).toContain('````ts run id="sum"\nconst fence = `\n```\n`;\n````\n');
  });

  test("of the imports, which changes what the cells of components must import", () => {
    const { text, changes } = back((notebook) => {
      cellOf(notebook, "setup").source =
        'import { cosineAnnealing } from "lrlab";\nimport { check, experiment, show } from "lrlab/notebook";';
    });
    expect(text).toBe(fixtureText.replace("import { show }", "import { check, experiment, show }"));
    expect(changes).toEqual(["changed setup"]);
  });

  test("new cells of text and code, at their place", () => {
    const { text, changes } = back((notebook) => {
      insertAfter("sum", newCell("markdown", "New text."), newCell("code", "const more = 1;"))(notebook);
      notebook.cells.push(newCell("code", "more.x.y;", { metadata: { tags: ["raises-exception"] } }), newCell("code", ""));
    });
    expect(text).toBe(
      `${fixtureText.replace('total\n```\n<Aside kind="tip"', 'total\n```\n\nNew text.\n\n```ts run id="cell-1"\nconst more = 1;\n```\n\n<Aside kind="tip"')}\n` +
        '```ts fix id="cell-2"\nmore.x.y;\n```\n',
    );
    expect(changes).toEqual(["new text (number 8)", "new code cell-1", "new code cell-2"]);
  });

  test("of a cell with a measured value, which stays; and a value that is written in", () => {
    const { text, changes } = back((notebook) => {
      const cell = cellOf(notebook, "setup_1");
      cell.source = joined(cell.source).replace("is a lot.", "is much.");
      cellOf(notebook, "aloud_1").source = 'The end, at <Value of="endLoss"/>.';
    });
    expect(text).toBe(fixtureText.replace("is a lot.", "is much.").replace("The end.", 'The end, at <Value of="endLoss"/>.'));
    expect(changes).toEqual(["changed setup_1", "changed aloud_1"]);
  });

  test("deleted cells, the last one too", () => {
    const { text, changes } = back((notebook) => {
      notebook.cells = notebook.cells.filter(({ id }) => id !== "sum" && id !== "aloud_1");
    });
    const code = '```ts run id="sum"\nconst total = 1 + 2;\nconsole.log("total", total);\ntotal\n```\n';
    expect(text).toBe(fixtureText.replace(code, "\n").replace("</Interview>\n\nThe end.\n", "</Interview>\n"));
    expect(changes).toEqual(["deleted sum", "deleted aloud_1"]);
  });

  test("moved cells", () => {
    const { text, changes } = back((notebook) => {
      const [end] = notebook.cells.splice(at(notebook, "aloud_1"), 1);
      if (end) insertAfter("q1_answer", end)(notebook);
    });
    expect(text).toBe(fixtureText.replace("\n\nThe end.\n", "\n").replace('<Quiz id="q1" />\n', '<Quiz id="q1" />\n\nThe end.\n'));
    expect(changes).toEqual(["moved cells"]);
  });

  test("that concern the cell which checks the set-up alone: none", () => {
    const isBegin = ({ id }: { id?: string }): boolean => id === "begin_";
    const deleted = back((notebook) => {
      notebook.cells = notebook.cells.filter((cell) => !isBegin(cell));
    });
    const moved = back((notebook) => {
      notebook.cells = [...notebook.cells.filter((cell) => !isBegin(cell)), ...notebook.cells.filter(isBegin)];
    });
    const ofAnOlderCourse = back((notebook) => {
      const cell = cellOf(notebook, "begin_");
      cell.source = 'begin("00-fixture", "0.0.9");';
      cell.metadata.lrlab = { kind: "begin", made: hashOf('begin("00-fixture", "0.0.9");') };
    });
    for (const imported of [deleted, moved, ofAnOlderCourse]) expect(imported).toEqual({ text: fixtureText, changes: [] });
  });

  test("a cell whose kind changed: the old one goes, the new one comes", () => {
    const { text, changes } = back((notebook) => {
      Object.assign(cellOf(notebook, "sum"), { cell_type: "markdown", source: "Three." });
    });
    expect(text).toContain('```\n\nThree.\n\n<Aside kind="tip"');
    expect(changes).toEqual(["new text (number 7)", "deleted sum"]);
  });

  test("a split cell", () => {
    const { text } = back((notebook) => {
      const first = cellOf(notebook, "sum");
      insertAfter("sum", { ...first, id: "8f3a", source: "total" })(notebook);
      first.source = "const total = 1 + 2;";
    });
    expect(text).toContain('```ts run id="sum"\nconst total = 1 + 2;\n```\n\n```ts run id="cell-1"\ntotal\n```\n');
  });

  const words = fc.array(
    fc.constantFrom(
      "rate",
      "$x_{1}$",
      "**falls**",
      "`a < b`",
      "η",
      "- item",
      "> quote",
      "## Part",
      "1.",
      "\n",
      "\n\n",
      "|",
      "\\{",
      "$$\nx\n$$",
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  const codes = fc.array(fc.constantFrom("const a = 1;", "// ``` fence", "```", "  indented", "`$1`", "", "~~~", "$$"), {
    minLength: 1,
    maxLength: 8,
  });

  test("any edit either comes back whole or is refused", () => {
    const ids = toNotebook(readFixture())
      .cells.filter(({ metadata: { lrlab } }) => lrlab.kind === "prose" || lrlab.kind === "run")
      .map(({ id }) => id);
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: fc.constantFrom(...ids),
            text: words.map((parts) => parts.join(" ")),
            code: codes.map((lines) => lines.join("\n")),
            add: fc.boolean(),
          }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (edits) => {
          const edit = (notebook: JsonNotebook): void => {
            for (const [i, { id, text, code, add }] of edits.entries()) {
              const cell = cellOf(notebook, id);
              if (add) insertAfter(id, newCell(i % 2 === 0 ? "markdown" : "code", i % 2 === 0 ? text : code, { id: `n${i}` }))(notebook);
              else cell.source = cell.cell_type === "code" ? code : text;
            }
          };
          const saved = readNotebook("x.ipynb", edited(original, edit));
          let text: string;
          try {
            text = fromNotebook({ saved, files: readFixture(), read: readFixture }).text;
          } catch (error) {
            expect((error as Error).name).toBe("ImportError");
            return;
          }
          taken++;
          // Whatever was taken stands in the new text, and nothing else went away.
          const flat = (source: string): string => source.replace(/\s+/g, " ");
          const made = flat(
            toNotebook(readFixture(text))
              .cells.map(({ source }) => source)
              .join("\n"),
          );
          for (const { source } of saved.cells.filter((cell) => !cell.source.startsWith("import")))
            expect(made).toContain(flat(source).trim());
          // And from there on, text to notebook to text is byte-equal again.
          const again = readNotebook("x.ipynb", savedByJupyter(printed(readFixture(text))));
          expect(fromNotebook({ saved: again, files: readFixture(text), read: readFixture }).text).toBe(text);
        },
      ),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(30);
  });
});

describe("edits that are refused, with the cell and what to do", () => {
  const edit = (id: string, source: string) => (notebook: JsonNotebook) => {
    cellOf(notebook, id).source = source;
  };
  const drop =
    (...ids: string[]) =>
    (notebook: JsonNotebook) => {
      notebook.cells = notebook.cells.filter(({ id }) => !ids.includes(String(id)));
    };

  test.each<[string, (notebook: JsonNotebook) => void, unknown[]]>([
    ["the title", edit("head_", "# Mine"), ["cell head_ (number 1) is made from the frontmatter and was edited. Edit lesson.mdx instead."]],
    [
      "a plot's numbers",
      edit("line", "show(1);"),
      ['cell line (number 4) is made from <Plot id="line"> and was edited. Edit experiments.ts instead.'],
    ],
    ["a question", edit("q1", "Another?"), ['cell q1 (number 13) is made from <Quiz id="q1"> and was edited. Edit quiz.ts instead.']],
    [
      "the cell that checks the set-up",
      edit("begin_", "const mine = 1;"),
      ["cell begin_ (number 2) checks the set-up and is the same in every notebook, and was edited. Write into a cell of your own."],
    ],
    [
      "an answer to an exercise",
      edit("double", "const double = 2;"),
      ['cell double (number 16) is made from <Exercise id="double"> and was edited. Edit lesson.mdx or the exercise\'s files instead.'],
    ],
    ["an aside", edit("sum_1", "Text."), ["cell sum_1 (number 8) is made from <Aside> and was edited. Edit lesson.mdx instead."]],
    [
      "a measured value",
      (notebook) => edit("setup_1", joined(cellOf(notebook, "setup_1").source).replace("+1.21", "+1.31"))(notebook),
      [
        'cell setup_1 (number 6): gain is measured: it must be "+1.21 [+0.74, +1.67]", got "+1.31 [+0.74, +1.67]". Put it back, or change what it is computed from.',
      ],
    ],
    [
      "half of a value's marks",
      edit("aloud_1", 'It is <span data-value="gain">+1.21.'),
      ["cell aloud_1 (number 24): the marks around a measured value were changed. Put them back, or delete the value with both its marks."],
    ],
    [
      "a value of another lesson",
      edit("aloud_1", 'It is <span data-value="loss">7</span>.'),
      ['cell aloud_1 (number 24): "loss" is no measured value of 00-fixture. Take it out.'],
    ],
    ["a deleted plot", drop("line"), ['cell line, which is made from <Plot id="line">, was deleted. Delete it in lesson.mdx.']],
    [
      "a deleted part",
      drop("double_check"),
      ['cell double_check, which is made from <Exercise id="double">, was deleted. Delete it in lesson.mdx.'],
    ],
    [
      "a cell between the parts of an exercise",
      insertAfter("double", newCell("markdown", "A hint.")),
      [
        'cell double_check (number 18) must stand right behind the other cells of <Exercise id="double">. Move it, or what came between, back.',
      ],
    ],
    [
      "a cell before the title",
      (notebook) => void notebook.cells.unshift(newCell("markdown", "Hello.")),
      ["the cell with the title must come first."],
    ],
    [
      "a copied plot",
      (notebook) => insertAfter("sum", { ...cellOf(notebook, "line"), id: "copy" })(notebook),
      [
        "cell copy (number 8) is a copy of a cell that is made from a component or the frontmatter. Delete the copy, and write a component in lesson.mdx.",
      ],
    ],
    [
      "a brace",
      edit("aloud_1", "One.\n\nSo {x}."),
      ["cell aloud_1 (number 24), line 3: {x} is a JavaScript expression, which a lesson does not have. Write \\{ for a brace."],
    ],
    [
      "a brace that does not parse",
      edit("aloud_1", "So {a b."),
      [expect.stringMatching(/^cell aloud_1 \(number 24\), line 1: a \{ begins JavaScript here: .*\$math\$\.$/)],
    ],
    [
      "HTML",
      edit("aloud_1", "So <b>x</b>."),
      [expect.stringMatching(/^cell aloud_1 \(number 24\), line 1: <b> is no component of a lesson\./)],
    ],
    [
      "an unclosed tag",
      edit("aloud_1", "So <br>."),
      [expect.stringMatching(/^cell aloud_1 \(number 24\), line 1: a < begins a tag here: /)],
    ],
    [
      "a component",
      edit("aloud_1", '<Quiz id="q1" />'),
      ["cell aloud_1 (number 24): <Quiz> is a component, which only lesson.mdx can hold."],
    ],
    [
      "code that runs, as text",
      edit("aloud_1", '```ts run id="x"\n1;\n```'),
      ["cell aloud_1 (number 24): code that runs must be a code cell."],
    ],
    [
      "code that says nothing",
      edit("aloud_1", "```ts\n1;\n```"),
      ['cell aloud_1 (number 24), line 1: a ts fence must say run, show or fix after ts, got "".'],
    ],
    ["a fence that stays open", edit("setup_1", "```text\n1"), ["cell setup_1 (number 6), line 1: ``` is opened here and never closed."]],
    [
      "a title",
      edit("aloud_1", "# Big"),
      ["cell aloud_1 (number 24), line 1: the title comes from the frontmatter. Begin sections with ##."],
    ],
    [
      "frontmatter",
      edit("aloud_1", "---\na: 1\n---"),
      ["cell aloud_1 (number 24) begins with frontmatter, which only lesson.mdx can hold."],
    ],
    [
      "lists that would become one",
      (notebook) => {
        edit("aloud_1", "- one")(notebook);
        insertAfter("aloud_1", newCell("markdown", "- two"))(notebook);
      },
      ["cell aloud_1 (number 24) and the cell after it would run together in lesson.mdx. Make them one cell."],
    ],
    [
      "a raw cell",
      insertAfter("sum", newCell("raw", "x")),
      ["cell 8f3a (number 8) is a raw cell, which a lesson does not have. Make it markdown or code."],
    ],
    [
      "a pasted image",
      insertAfter("sum", newCell("markdown", "![](attachment:a.png)", { attachments: { "a.png": { "image/png": "" } } })),
      ["cell 8f3a (number 8) holds a pasted image, which a lesson's text can't. Draw it as a plot."],
    ],
    [
      "a tag that makes a cell fail",
      (notebook) => {
        cellOf(notebook, "sum").metadata.tags = ["raises-exception"];
      },
      ["cell sum (number 7): the tag raises-exception was added. Write ts fix in lesson.mdx instead."],
    ],
    [
      "a tag taken away",
      (notebook) => {
        cellOf(notebook, "broken").metadata.tags = [];
      },
      ["cell broken (number 9): the tag raises-exception was removed. Write ts run in lesson.mdx instead."],
    ],
    [
      "what a cell remembers",
      (notebook) => {
        cellOf(notebook, "sum").metadata.lrlab = { kind: "run", fence: '```ts run id="other"', after: "\n" };
      },
      ["cell sum (number 7): what it remembers of lesson.mdx was changed."],
    ],
    [
      "cells that have lost their ids",
      (notebook) => {
        for (const [i, cell] of notebook.cells.entries()) cell.id = `r${i}`;
      },
      ["no cell has the id it was made with. Was the notebook saved by a Jupyter without cell ids?"],
    ],
    [
      "two things at once",
      (notebook) => {
        edit("head_", "x")(notebook);
        edit("aloud_1", "{x}")(notebook);
      },
      [expect.stringContaining("cell head_"), expect.stringContaining("cell aloud_1")],
    ],
  ])("%s", (_, change, reasons) => {
    expect(refusal(change)).toEqual(reasons);
  });

  test("text that runs together when what stood between is deleted", () => {
    const files = readFixture(fixtureText.replace("The end.", '- one\n\n```ts run id="mid"\n1;\n```\n\n- two'));
    const saved = readNotebook("x.ipynb", edited(printed(files), drop("mid")));
    expect(() => fromNotebook({ saved, files, read: readFixture })).toThrow(
      "cell aloud_1 (number 24) and the cell after it would run together in lesson.mdx. Make them one cell.",
    );
  });

  test("a component that is made otherwise by now was not edited", () => {
    const saved = readNotebook("x.ipynb", original);
    const [question] = fixture.quiz;
    const files = { ...readFixture(), lesson: { ...fixture, quiz: [{ ...question, stem: "Another stem?" }] as typeof fixture.quiz } };
    expect(fromNotebook({ saved, files, read: () => files }).changes).toEqual([]);
  });
});

describe("files that are no notebook of ours", () => {
  test.each([
    ["not JSON", "hello", /^x\.ipynb: a notebook must be JSON, and this is not \(.*\)\.$/],
    ["no notebook", "[]", /^x\.ipynb: a notebook must be of format 4\.5, got null\.null\. /],
    [
      "an older format",
      '{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[]}',
      /^x\.ipynb: a notebook must be of format 4\.5, got 4\.4\. /,
    ],
    [
      "a foreign one",
      '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}',
      /^x\.ipynb: this notebook was not made from a lesson, so there is no text to bring its edits into\.$/,
    ],
    [
      "a cell of no known type",
      '{"nbformat":4,"nbformat_minor":5,"metadata":{"lrlab":{}},"cells":[{"cell_type":"heading"}]}',
      /^x\.ipynb: cell 1 has the type "heading"\.$/,
    ],
    [
      "a cell without source",
      '{"nbformat":4,"nbformat_minor":5,"metadata":{"lrlab":{}},"cells":[{"cell_type":"code"}]}',
      /^x\.ipynb: cell 1 has no source\.$/,
    ],
  ])("%s", (_, text, message) => {
    expect(() => readNotebook("x.ipynb", text)).toThrow(message);
  });
});
