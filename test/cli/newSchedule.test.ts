import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../src/cli/command.js";
import { walkthroughSteps, writeFamily } from "../../src/cli/commands/newSchedule.js";

const folder = mkdtempSync(join(tmpdir(), "lrlab-new-"));
const copy = join(folder, "src");
cpSync("src/package.json", join(folder, "package.json")); // says that what is compiled here are modules
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file of the copy and its text. */
const texts = (): Map<string, string> =>
  new Map(
    readdirSync(copy, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => [path, readFileSync(join(copy, path), "utf8")]),
  );

beforeEach(() => {
  rmSync(copy, { recursive: true, force: true });
  for (const path of ["index.ts", "schedules", "cli/command.ts", "cli/commands/list.ts"]) {
    cpSync(join("src", path), join(copy, path), { recursive: true });
  }
});

describe("a new schedule", () => {
  test("is told what races it, in files that are there", () => {
    const steps = walkthroughSteps("notYetThere", "not-yet-there");
    expect(steps).toContain('"not-yet-there": notYetThere({ … }),');
    expect(steps).toContain("show(race(notYetThere({ … })));");
    expect(existsSync("src/lessons/reference/race/shapes.ts")).toBe(true);
    expect(readFileSync("src/lessons/schedules/cosine/lesson.mdx", "utf8")).toMatch(/## In a small net[\s\S]*show\(race\(/);
    expect(readFileSync("src/lessons/schedules/cosine/lesson.ts", "utf8")).toContain("raceValues(");
  });

  test("is one new file and one registry line", () => {
    const before = texts();
    writeFamily("notYetThere", copy);
    const after = texts();
    const added = [...after.keys()].filter((path) => !before.has(path));
    const changed = [...before.keys()].filter((path) => after.get(path) !== before.get(path));
    expect(added).toEqual([join("schedules", "families", "notYetThere.ts")]);
    expect(changed).toEqual([join("schedules", "families", "index.ts")]);
    const [old, now] = [before, after].map((each) => each.get(changed[0] as string)?.split("\n") as string[]) as [string[], string[]];
    expect(now.filter((line) => !old.includes(line))).toEqual(['export * from "./notYetThere.js";']);
    expect(now.filter((line) => line !== 'export * from "./notYetThere.js";')).toEqual(old);
    expect(now.slice(1, -1)).toEqual(now.slice(1, -1).sort());
  });

  test("compiles as it is, and then stands in the registry, in the public API and in lrlab list", async () => {
    writeFamily("notYetThere", copy);
    const { config } = ts.readConfigFile("src/tsconfig.json", ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, copy);
    const out = join(folder, "dist");
    const roots = [join(copy, "schedules", "registry.ts"), join(copy, "cli", "commands", "list.ts")];
    const host = { types: ["node"], typeRoots: [join(process.cwd(), "node_modules", "@types")] };
    const program = ts.createProgram(roots, { ...options, ...host, noEmit: false, outDir: out, rootDir: copy });
    program.emit();
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
    expect(readFileSync(join(copy, "index.ts"), "utf8")).toContain('export * from "./schedules/families/index.js";');

    const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(join(out, path)).href);
    const { families, schedule } = await load("schedules/registry.js");
    const family = families.find(({ definition }: { definition: { name: string } }) => definition.name === "notYetThere");
    expect(family.definition.slug).toBe("not-yet-there");
    expect(family.definition.title).toBe("Not yet there");
    const lr = schedule(JSON.parse(JSON.stringify(family(family.definition.example))));
    expect([lr(0), lr(50), lr(100)]).toEqual([0.1, 0.05, 0]);
    const lines: string[] = [];
    const { list } = await load("cli/commands/list.js");
    const log = console.log;
    console.log = (line: string) => lines.push(line);
    try {
      list.run(["--json"]);
    } finally {
      console.log = log;
    }
    expect(JSON.parse(lines.join("\n")).map(({ page }: { page: string }) => page)).toContain("/schedules/not-yet-there/");
  });

  test.each(["not-yet-there", "HalfLife", "halfLife2", "class", "", "../x", "aB"])("refuses the name %j", (name) => {
    expect(() => writeFamily(name, copy)).toThrow(UsageError);
    expect(() => writeFamily(name, copy)).toThrow(
      `NAME must be camelCase letters and no word of the language, such as halfLife, got ${JSON.stringify(name)}.`,
    );
  });

  test.each(["linear", "sequence", "rng", "schedule"])("refuses %s, which is taken", (name) => {
    expect(() => writeFamily(name, copy)).toThrow(`the name ${name} is taken. Choose another.`);
  });

  test("refuses a name whose page is another's", () => {
    expect(() => writeFamily("cosine", copy)).toThrow("the address /schedules/cosine/ is taken by cosineAnnealing. Choose another name.");
  });
});
