import { readFileSync } from "node:fs";
import { answer, begin, check, experiment, plot } from "lrlab/notebook";
import { afterEach, describe, expect, test } from "vitest";
import { fate } from "../../src/lessons/course/01-three-fates/exercises/fate/solution.js";
import { courseVersion } from "../../src/lessons/courseVersion.js";
import { setBegunLesson } from "../../src/notebook/begunLesson.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
afterEach(() => setBegunLesson(null));

test("the course's version is that of the library's package", () => {
  expect(courseVersion).toBe(JSON.parse(readFileSync("src/package.json", "utf8")).version);
});

describe("begin", () => {
  const [major = 0, minor = 0, patch = 0] = courseVersion.split(".").map(Number);

  test("says that all is well, in one line that is always the same", () => {
    begin("01-three-fates", courseVersion);
    expect(host.printed).toEqual([`LR Lab ${courseVersion} is ready.`]);
  });

  test.each([`${major}.${minor}.${patch + 1}`, `${major}.${minor + 10}.0`, `${major + 1}.0.0`])(
    "says what to do in a notebook of %s",
    (newer) => {
      begin("01-three-fates", newer);
      expect(host.printed).toEqual([
        `This notebook is of course ${newer}, and the installed course is ${courseVersion}, which may lack what it uses. Update the course: git pull, then npm run lab.`,
      ]);
    },
  );

  test("says where the new one is in a notebook of an older course, and that nothing is lost", () => {
    begin("cosine", "0.0.9");
    expect(host.printed).toEqual([
      `This notebook is of course 0.0.9, and the installed course is ${courseVersion}: its outputs may differ. The new one is notebooks/schedules/cosine.ipynb in the course's folder; what you wrote stays in this file.`,
    ]);
  });

  test("goes on in a notebook of another course: its short ids are known", async () => {
    begin("01-three-fates", "0.0.9");
    await check("fate", fate);
    expect(host.printed[1]).toMatch(/^✓ All right/m);
  });

  test("says in a kernel that is not ours that it draws nothing", () => {
    host.leave();
    begin("01-three-fates", courseVersion);
    expect(host.printed).toEqual([
      `LR Lab ${courseVersion} is ready.\nThis kernel draws no pictures, and prints what they show. Choose "LR Lab (TypeScript)" in the menu Kernel.`,
    ]);
  });

  test("begins the contents, which are no lesson", () => {
    begin("01-three-fates", courseVersion);
    begin("00-contents", courseVersion);
    expect(host.printed[1]).toBe(host.printed[0]);
    expect(() => experiment("nothing-of-this-name")).toThrow("must name an experiment of a lesson, ");
  });

  test.each([["01-three-fate"], [""], [undefined], [3], [["01-three-fates"]]])("refuses the lesson %o", (lesson) => {
    expect(() => begin(lesson as never, courseVersion)).toThrow(
      /^begin: lesson must be one of the installed course's, got .*\. There are: 01-three-fates, 02-noise-floor, /,
    );
  });

  test("says of a lesson that only a newer course has to update", () => {
    expect(() => begin("99-future", `${major + 1}.0.0`)).toThrow(
      /^begin: lesson must be one of the installed course's, got "99-future"\. This notebook is of course .* Update the course: git pull, then npm run lab\.$/,
    );
  });

  test.each([["1"], ["0.1"], ["0.1.0-rc"], ["v0.1.0"], [""], [undefined], [0.1]])("refuses the version %o", (version) => {
    expect(() => begin("01-three-fates", version as never)).toThrow(
      /^begin: version must be three numbers, got .*\. The installed course is "\d+\.\d+\.\d+"\.$/,
    );
  });
});

describe("a short id", () => {
  test("means the lesson that has begun, and only that one", () => {
    begin("01-three-fates", courseVersion);
    expect(plot("descent")).toEqual(plot("01-three-fates/descent"));
    expect(() => plot("cloud")).toThrow(/^plot: id must name a plot of 01-three-fates, got "cloud"\. There are: 01-three-fates\/descent, /);
    begin("02-noise-floor", courseVersion);
    expect(() => plot("descent")).toThrow(/^plot: id must name a plot of 02-noise-floor, got "descent"\. There are: 02-noise-floor\//);
  });

  test("is enough without a lesson where one thing alone has it; else the ids are listed", async () => {
    expect(plot("valley")).toEqual(plot("01-three-fates/valley"));
    await check("fate", fate);
    expect(host.printed[0]).toMatch(/^✓ All right/m);
    expect(() => plot("descent")).toThrow(
      /^plot: id must name a plot of one lesson, got "descent"\. There are: 01-three-fates\/descent, .*\/descent\.$/,
    );
  });

  test("that is a schedule's name draws its curve, with or without a lesson", () => {
    const bare = plot("cosineAnnealing", { scale: "log" });
    expect(bare.sentence).toMatch(/rate/);
    begin("01-three-fates", courseVersion);
    expect(plot("cosineAnnealing", { scale: "log" })).toEqual(bare);
  });

  test("of each kind has an example of its own in messages", async () => {
    expect(() => experiment("")).toThrow(/"01-three-fates\/doubling"\.$/);
    expect(() => answer("", "a")).toThrow(/"01-three-fates\/q1"\.$/);
    await expect(check("", fate)).rejects.toThrow(/"01-three-fates\/fate"\.$/);
    for (const show of [() => plot("01-three-fates/descent"), () => experiment("01-three-fates/doubling")]) expect(show).not.toThrow();
    await check("01-three-fates/fate", fate);
    answer("01-three-fates/q1", "a");
  });

  test.each([[""], ["/"], ["a/"], ["/a"], ["a/b/c"], [undefined], [3], [["descent"]]])("can't be %o", (id) => {
    expect(() => plot(id as never)).toThrow(
      /^plot: id must name a plot of a lesson, got .*\. An id is the lesson's name, a slash and a short name: "01-three-fates\/descent"\.$/,
    );
  });
});
