import { describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import { LessonError } from "../../src/notebook/host/segments.js";
import { textOf } from "../../src/notebook/host/toNotebook.js";
import { bare, faultsOf, faultsOfText, fixture, fixtureText, head, readFixture } from "./fixtures/fixture.js";

describe("the pieces of a lesson", () => {
  test("are slices of its text: joined, they are the text", () => {
    expect(textOf(readFixture().parsed)).toBe(fixtureText);
  });

  test.each(lessons.map((lesson) => [nameOf(lesson), lesson] as const))("%s too", (_, lesson) => {
    const { parsed } = readLesson(lesson);
    expect(textOf(parsed).length).toBeGreaterThan(1000);
    expect(parsed.segments.some(({ kind }) => kind === "run")).toBe(true);
  });

  test("are prose by section, each running fence, and each widget", () => {
    const { segments } = readFixture().parsed;
    const kinds = segments.map((segment) => (segment.kind === "prose" ? "prose" : `${segment.kind} ${segment.id}`));
    expect(kinds).toEqual([
      "prose",
      "widget line",
      "run setup",
      "prose",
      "run sum",
      "widget null",
      "fix broken",
      "widget null",
      "widget slow",
      "prose",
      "widget q1",
      "widget double",
      "widget play",
      "widget judged",
      "widget torch",
      "widget aloud",
      "prose",
    ]);
  });

  test("know their lines, code and properties", () => {
    const { segments } = readFixture().parsed;
    expect(segments[6]).toMatchObject({
      kind: "fix",
      line: 49,
      throws: "totalSteps must be",
      fence: '```ts fix id="broken" throws="totalSteps must be"',
      code: "cosineAnnealing({ baseLr: 0.1, totalSteps: 97.75 });",
      after: "\n\n",
    });
    expect(segments[5]).toMatchObject({
      properties: { kind: "tip", title: "Mind the $x$" },
      children: 'Indented **text**, of <Value of="endLoss"/>.\n\n- a list',
      after: "\n\n\n",
    });
    expect(segments[13]).toMatchObject({ properties: { id: "judged", of: ["cosineAnnealing", "linear"], show: "judgement" } });
  });

  test("a lesson's text parses within tens of milliseconds", () => {
    readFixture();
    const start = performance.now();
    for (const lesson of lessons) readLesson(lesson);
    expect((performance.now() - start) / lessons.length).toBeLessThan(150);
  });
});

describe("what stops the build, with its line", () => {
  const fence = "```";

  test.each<[string, string, string[]]>([
    [
      "an unknown component",
      "<Chart />",
      [expect.stringMatching(/^9: <Chart> is no component of a lesson\. There are: Plot, Experiment, /)],
    ],
    ["a plot that is not there", '\n<Plot id="curve" />', ['10: <Plot>: experiments.ts has no plot "curve". It has none.']],
    ["an experiment that is not there", '<Experiment id="e" />', ['9: <Experiment>: experiments.ts has no experiment "e". It has none.']],
    ["a question that is not there", '<Quiz id="q9" />', ['9: <Quiz>: quiz.ts has no question "q9". It has none.']],
    [
      "an exercise that is not there",
      '<Exercise id="x">\nText.\n</Exercise>',
      ['9: <Exercise>: the catalog has no exercise "x". It has none.'],
    ],
    ["a missing id", "<Quiz />", ["9: <Quiz> lacks its id."]],
    [
      "an id that is no id",
      '<FamilyCurve id="My Id" of="linear" />',
      ['9: <FamilyCurve>: id must be kebab-case, at most 48 letters, got "My Id".'],
    ],
    [
      "an id that stands twice",
      `${fence}ts run id="a"\n1;\n${fence}\n\n<FamilyCurve id="a" of="linear" />`,
      ["13: the id a stands twice, first on line 9. Every id is unique in its lesson, fences included."],
    ],
    [
      "an unknown property",
      '<Plot id="p" zoom="2" />',
      ["9: <Plot> takes no property zoom. It takes id.", expect.stringContaining('no plot "p"')],
    ],
    [
      "a property that is not written out",
      "<Plot id={name} />",
      ['9: <Plot>: id must be a text: "...", got something that is not written out.'],
    ],
    ["a property of another type", "<Plot id={3} />", ['9: <Plot>: id must be a text: "...", got 3.']],
    ["a property without a value", "<Plot id />", ['9: <Plot>: id must be a text: "...", got something that is not written out.']],
    [
      "a spread property",
      "<Legend {...all} />",
      ["9: <Legend> takes no {...}. Write each property out.", "9: <Legend> lacks its symbols."],
    ],
    [
      "a word that is not an option",
      '<Aside kind="hint">\nText.\n</Aside>',
      ['9: <Aside>: kind must be one of note, tip, warning, got "hint".'],
    ],
    [
      "an unknown family",
      '<FamilyCurve id="p" of="cosine" />',
      [expect.stringMatching(/^9: <FamilyCurve>: of must be one of .*cosineAnnealing.*, got "cosine"\.$/)],
    ],
    [
      "an unknown lab",
      '<Lab id="p" of="one-leap" />',
      [expect.stringMatching(/^9: <Lab>: of must be one of one-step, .*, playground, debug, capstone, got "one-leap"\.$/)],
    ],
    [
      "a lab's setting that it does not have",
      '<Lab id="p" of="one-step" with="rate=2.1&speed=3" />',
      ["9: <Lab>: one-step: unknown control speed. It has rate, curvature, start, momentum."],
    ],
    [
      "a lab's setting out of range",
      '<Lab id="p" of="one-step" with="rate=21" />',
      ["9: <Lab>: one-step: rate must be a number from 0.01 to 10, got 21. It is 0.5 when left out."],
    ],
    [
      "a playground's setting that is none",
      '<Lab id="p" of="playground" with="v=1&task=chess" />',
      [expect.stringMatching(/^9: <Lab>: The link: task must be one of .*, got "chess"/)],
    ],
    [
      "a gallery's setting that is none",
      '<Lab id="p" of="debug" with="seed=x" />',
      ['9: <Lab>: The link: seed must be a whole number from 0 on, got "x". It is left out.'],
    ],
    [
      "an unknown symbol",
      '<Legend symbols={["eta", "nope"]} />',
      [expect.stringMatching(/^9: <Legend>: symbols must be some of .*eta.*, got "nope"\.$/)],
    ],
    ["an empty list", "<Legend symbols={[]} />", ['9: <Legend>: symbols must be a list of texts: {["...", "..."]}, got [].']],
    [
      "text in a component that takes none",
      '<FamilyCurve id="p" of="linear">\nText.\n</FamilyCurve>',
      ["9: <FamilyCurve> must close itself: write <FamilyCurve ... />."],
    ],
    ["no text in one that needs it", '<Aside kind="note" />', ["9: <Aside> must have text between its tags."]],
    [
      "a component in a line of text",
      'Look: <Plot id="p" /> here.',
      ["9: <Plot> must stand alone at the left edge, with its tags on lines of their own."],
    ],
    [
      "a component in a list",
      '- one\n  <Plot id="p" />',
      ["10: <Plot> must stand alone at the left edge, with its tags on lines of their own."],
    ],
    ["HTML in a line of text", "a <b>bold</b> word", [expect.stringMatching(/^9: <b> is no component of a lesson\./)]],
    ["a value that is not there", 'It is <Value of="gain"/>.', ['9: <Value>: values.ts has no value "gain". It has none.']],
    [
      "a value that is written another way",
      'It is <Value of="gain" /> or <Value of="gain">2</Value>.\n\nOr <Value/>.',
      [
        '9: <Value> must be written <Value of="gain"/>, without a space, another property or text between tags.',
        '9: <Value> must be written <Value of="gain"/>, without a space, another property or text between tags.',
        '11: <Value> must be written <Value of="NAME"/>, without a space, another property or text between tags.',
      ],
    ],
    [
      "a value with another property",
      'It is <Value of="gain" digits="2"/>.',
      ['9: <Value> must be written <Value of="gain"/>, without a space, another property or text between tags.'],
    ],
    [
      "a value on a line of its own, in an aside too",
      '<Value of="gain"/>\n\n<Aside kind="note">\n<Value of="gain"/>\n</Aside>',
      [
        "9: <Value> must stand within a sentence. Write the sentence around it.",
        "12: <Value> must stand within a sentence. Write the sentence around it.",
      ],
    ],
    ["a value in a formula", 'At $\\eta = <Value of="gain"/>$.', ["9: a formula can't hold <Value>. Write the number beside the formula."]],
    [
      "an import",
      'import x from "y";',
      ["9: a lesson imports and exports nothing. Its components are known, and code stands in ```ts run fences."],
    ],
    ["an expression", "{1 + 1}", ["9: {1 + 1} is a JavaScript expression, which a lesson does not have. Write \\{ for a brace."]],
    [
      "an expression in a line",
      "two {1 + 1}",
      ["9: {1 + 1} is a JavaScript expression, which a lesson does not have. Write \\{ for a brace."],
    ],
    [
      "a brace that is no expression",
      "a {b c} d",
      [expect.stringMatching(/^9: a \{ begins JavaScript here: .* Write \\\{, or put it in `code` or \$math\$\.$/)],
    ],
    [
      "a less-than that is no tag",
      "a <3 b",
      [expect.stringMatching(/^9: a < begins a tag here: .* Write \\<, or put it in `code` or \$math\$\.$/)],
    ],
    ["a reference", "[a][b]\n\n[b]: /x", ["11: [b]: defines a link or a footnote for elsewhere. Write the address where it is used."]],
    [
      "a lesson that does not begin with its first part, and has no other",
      'Some.\n\n<Part title="Late" />\n\nMore.',
      [
        '11: a lesson in parts must begin with one, which names its first page. Put <Part title="..." /> first.',
        "11: a lesson in parts must have two at least. Begin a second one, or take this one out.",
      ],
    ],
    [
      "parts of one name, and one that is empty",
      '<Part title="One" />\n\nSome.\n\n<Part title="One" />\n\n<Part title="Two" />\n\nMore.',
      ['13: two parts are called "One". Give each its own title.', '13: part "One" is empty. Write it, or take it out.'],
    ],
    [
      "a part's title with math",
      '<Part title="The $x$" />\n\nSome.\n\n<Part title="More" />\n\nMore.',
      ['9: <Part>: title must be plain words, got "The $x$". It stands in the page\'s title.'],
    ],
    ["a title of its own", "# Title", ["9: the title comes from the frontmatter. Begin sections with ##."]],
    ["a ts fence that does not say what it is", `${fence}ts\n1;\n${fence}`, ['9: a ts fence must say run, show or fix after ts, got "".']],
    ["a run fence without an id", `${fence}ts run\n1;\n${fence}`, ['9: a ts run fence must have an id: ```ts run id="first-look".']],
    ["another language that runs", `${fence}python run\n1\n${fence}`, ["9: only ts runs, got python."]],
    ["JavaScript", `${fence}js\n1\n${fence}`, ["9: a fence of js does not run. Write ts and run, show or fix."]],
    [
      "a run fence in a list",
      `- x\n\n  ${fence}ts run id="a"\n  1;\n  ${fence}`,
      ["11: a ts run fence must stand at the left edge, outside lists and components."],
    ],
    [
      "an indented run fence",
      ` ${fence}ts run id="a"\n 1;\n ${fence}`,
      ['9: a ts run fence must begin at the left edge with ```ts run id="...".'],
    ],
    ["an unknown word on a fence", `${fence}ts run id="a" hide="1"\n1;\n${fence}`, ["9: a ts run fence does not take hide. It takes id."]],
    [
      "an unreadable word on a fence",
      `${fence}ts run id=a\n1;\n${fence}`,
      ['9: can\'t read "id=a" after ts run. Write id="...".', expect.stringContaining("must have an id")],
    ],
    [
      "throws on a run fence",
      `${fence}ts run id="a" throws="x"\n1;\n${fence}`,
      ["9: a ts run fence does not take throws. Make it ts fix."],
    ],
    ["no code", `${fence}ts run id="a"\n${fence}`, ["9: this ts run fence has no code."]],
    [
      "code that ends with an empty line",
      `${fence}ts run id="a"\n1;\n\n${fence}`,
      ["9: code must not begin or end with an empty line: a notebook would drop it."],
    ],
    ["a run fence that is never closed", `${fence}ts run id="a"\n1;\n`, ["9: this fence must be closed by ``` alone on a line."]],
    ["a fence that is never closed", `Text.\n\n${fence}text\nabc\n`, ["11: ``` is opened here and never closed."]],
    ["a formula that is never closed", "$$\nx\n", ["9: $$ is opened here and never closed."]],
    [
      "a link to a notebook",
      "[x](01-three-fates.ipynb)",
      ["9: a link to a page of the course must begin with a slash: /lessons/NAME/, not the address of the site or a notebook."],
    ],
  ])("%s", (_, body, faults) => {
    expect(faultsOf(body)).toEqual(faults);
  });

  test("carriage returns", () => {
    expect(faultsOf("a\r\nb\r\n")).toEqual(["9: lines must end in LF alone. Convert the file's line ends."]);
  });

  test.each<[string, string, string[]]>([
    ["no frontmatter", "Text.", ["1: a lesson must begin with its frontmatter, between two lines of three hyphens."]],
    ["frontmatter that is not YAML", "---\ntitle: [a\n---\n", [expect.stringMatching(/^[23]: the frontmatter is not YAML: /)]],
    [
      "frontmatter that is no mapping",
      "---\nhello\n---\n",
      ['1: the frontmatter must hold title, description, minutes, prerequisites, goals, icon, got "hello".'],
    ],
    ["a missing key", head.replace("title: T\n", ""), ["1: the frontmatter lacks title: a text."]],
    [
      "an unknown key",
      head.replace("title: T\n", "title: T\nauthor: A\n"),
      ["3: the frontmatter has no key author. It takes title, description, minutes, prerequisites, goals, icon."],
    ],
    [
      "minutes that are no number",
      head.replace("minutes: 5", "minutes: five"),
      ['4: minutes must be a whole number from 1 to 240, got "five".'],
    ],
    ["no goals", head.replace("[g]", "[]"), ["6: goals must be a list of at least one text, got []."]],
    ["an icon that is no path", head.replace("M0 0", "<svg>"), ['7: icon must be the d of an SVG path in a 24 by 24 box, got "<svg>".']],
  ])("%s", (_, text, faults) => {
    expect(faultsOfText(text)).toEqual(faults);
  });

  const quiz = { ...bare, quiz: fixture.quiz };
  const [question] = fixture.quiz;

  test("a part where a text has one page", () => {
    const lesson = { ...bare, folder: "engine/bare" };
    expect(faultsOf('<Part title="One" />\n\nSome.\n\n<Part title="Two" />\n\nMore.', lesson)).toEqual([
      "9: <Part> must stand in a lesson of the course. Other texts have one page each: take it out.",
    ]);
    expect(faultsOf('<Part title="One" />\n\nSome.\n\n<Part title="Two" />\n\nMore.')).toEqual([]);
  });

  test("a question or an exercise that stands nowhere", () => {
    expect(faultsOf("Text.", { ...quiz, exercises: fixture.exercises })).toEqual([
      '1: question q1 of quiz.ts stands nowhere in the text. Put <Quiz id="q1" /> where it belongs.',
      '1: exercise double stands nowhere in the text. Put <Exercise id="double"> where it belongs.',
    ]);
  });

  test("a question without exactly its marked number of right options", () => {
    expect(faultsOf('<Quiz id="q1" />', quiz)).toEqual([]);
    const two = { ...bare, quiz: [{ ...question, answers: 2 }] } as typeof quiz;
    expect(faultsOf('Text.\n\n<Quiz id="q1" />', two)).toEqual([
      "11: quiz.ts: question q1 is marked for 2 right options and has 1. Mark at least one, and say how many.",
    ]);
    const none = { ...bare, quiz: [{ ...question, answers: 0, options: [{ text: "a", why: "" }] }] } as typeof quiz;
    expect(faultsOf('<Quiz id="q1" />', none)).toEqual([
      "9: quiz.ts: question q1 is marked for 0 right options and has 0. Mark at least one, and say how many.",
      "9: quiz.ts: question q1 must have at least two options, got 1.",
      "9: quiz.ts: option 1 of question q1 must say why.",
    ]);
    const twice = { ...bare, quiz: [...fixture.quiz, ...fixture.quiz] };
    expect(faultsOf('<Quiz id="q1" />', twice)).toEqual(["9: quiz.ts has 2 questions called q1."]);
  });

  test("an exercise without a start, a solution or a check", () => {
    const lesson = { ...bare, exercises: fixture.exercises };
    expect(faultsOf('<Exercise id="double">\nText.\n</Exercise>', lesson, () => ["start.ts", "check.ts"])).toEqual([
      "9: <Exercise>: exercises/double/start.ts is missing.",
      "9: <Exercise>: exercises/double/check.ts is missing.",
    ]);
  });

  test("every fault is said at once, with the file", () => {
    const error = (() => {
      try {
        return readFixture(fixtureText.replace('id="line"', 'id="lime"').replace("minutes: 5", "minutes: 0"));
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(LessonError);
    expect((error as LessonError).message).toBe(
      "src/lessons/course/00-fixture/lesson.mdx:4: minutes must be a whole number from 1 to 240, got 0.\n" +
        'src/lessons/course/00-fixture/lesson.mdx:15: <Plot>: experiments.ts has no plot "lime". It has line.',
    );
  });
});
