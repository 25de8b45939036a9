/** What the editor proposes and says, from the library's real declarations. */

import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, describe as group, test } from "vitest";
import { describe } from "../../site/completion/describe.js";
import { type Place, propose } from "../../site/completion/propose.js";
import { readApi } from "../../site/completion/readApi.js";
import { parse, scopeAt } from "../../site/completion/scope.js";
import * as engine from "../../src/engine/index.js";
import * as lrlab from "../../src/index.js";
import { controllers } from "../../src/schedules/controllers/index.js";
import { families } from "../../src/schedules/registry.js";
import { root } from "../realParts.js";

const api = readApi(join(root, "src/dist"));

/** A place in code, at the bar; before it the cells above. */
function at(marked: string, ...above: readonly string[]): Place {
  const position = marked.indexOf("|");
  const code = marked.replace("|", "");
  const scopes = above.map((each) => scopeAt(parse(each), each));
  return { tree: parse(code), code, position, above: new Map(scopes.flatMap((each) => [...each])) };
}
const labels = (place: Place): string[] =>
  [...(propose(api, place)?.proposals ?? [])].sort((a, b) => b.rank - a.rank).map(({ label }) => label);
const proposal = (place: Place, label: string) => propose(api, place)?.proposals.find((each) => each.label === label);

group("the index", () => {
  test.each([
    ["lrlab", lrlab],
    ["lrlab/engine", engine],
  ])("has every export of %s, each with a sentence", (module, names) => {
    const entries = api.modules[module] ?? [];
    expect(entries.filter(({ kind }) => kind !== "type").map(({ name }) => name)).toEqual(Object.keys(names).sort());
    expect(entries.filter(({ kind, doc }) => kind !== "type" && doc === "").map(({ name }) => name)).toEqual([]);
  });

  test.each([...families, ...controllers].map(({ definition }) => [definition.name, definition] as const))(
    "knows every parameter of %s, with its unit",
    (name, { parameters }) => {
      const entry = api.modules.lrlab?.find((each) => each.name === name);
      const members = api.shapes[entry?.takes?.[0] ?? ""] ?? [];
      expect(members.map((each) => each.name).filter((each) => each !== "pastEnd")).toEqual(
        expect.arrayContaining(Object.keys(parameters)),
      );
      for (const [parameter, { type }] of Object.entries(parameters))
        if (type !== "choice") expect(members.find((each) => each.name === parameter)?.unit, parameter).toBeTruthy();
    },
  );

  test("tells types of one name in two entries apart", () => {
    const shape = (module: string): unknown => api.shapes[api.modules[module]?.find(({ name }) => name === "adam")?.takes?.at(-1) ?? ""];
    expect(shape("lrlab")).toBeTruthy();
    expect(shape("lrlab/engine")).not.toEqual(shape("lrlab"));
  });

  test("weighs at most 40 KiB on the way", () => {
    expect(gzipSync(JSON.stringify(api), { level: 9 }).length / 1024).toBeLessThan(40);
  });

  test("says what to do where the library is not built", () => {
    expect(() => readApi("nowhere")).toThrow("readApi: the library must be built, got no nowhere/index.d.ts. Run npm run build:lib.");
  });
});

group("proposals", () => {
  test.each([
    ["inside import braces", at('import { cos| } from "lrlab";'), ["cosineAnnealing"], ["mlp", "const"]],
    ["not what is imported already", at('import { cosineAnnealing, | } from "lrlab";'), ["linear"], ["cosineAnnealing"]],
    ["of the module that is named", at('import { | } from "lrlab/engine";'), ["mlp", "sgd"], ["cosineAnnealing"]],
    ["the modules", at('import { mlp } from "lr|";'), ["lrlab", "lrlab/compat", "lrlab/engine", "lrlab/notebook"], []],
    [
      "names of the cells above",
      at("con|", "const control = 1;\nfunction inner() { const hidden = 2; }"),
      ["control", "constant", "const"],
      ["hidden"],
    ],
    ["parameters of a function around", at("function f(rates: number[]) { ra| }\nconst g = (rare) => 1;"), ["rates"], ["rare"]],
    [
      "options of a call",
      at("cosineAnnealing({ | })", 'import { cosineAnnealing } from "lrlab";'),
      ["baseLr", "totalSteps", "minLr"],
      ["linear"],
    ],
    [
      "options that are not given yet",
      at('import { warmup } from "lrlab";\nwarmup(lr, { steps: 3, s| })'),
      ["shape", "startLr"],
      ["steps"],
    ],
    ["options in a call that is not closed", at('import { mlp } from "lrlab/engine";\nmlp([2, 2], { se'.concat("|")), ["seed"], []],
    ["options after an open brace", at('import { mlp } from "lrlab/engine";\nconst net = mlp([2, 2], { |'), ["seed", "act"], ["mlp"]],
    ["options under another name", at('import { mlp as net } from "lrlab/engine";\nnet([2, 2], { | });'), ["seed"], []],
    ["options through the module", at('import * as engine from "lrlab/engine";\nengine.mlp([2, 2], { | });'), ["seed"], []],
    ["members of the module", at('import * as engine from "lrlab/engine";\nengine.|'), ["mlp", "train"], ["cosineAnnealing"]],
    [
      "members of what a call gave",
      at("run.|", 'import { training } from "lrlab/engine";\nconst run = training({});'),
      ["advance", "history"],
      [],
    ],
    ["members of what was waited for", at('import { train } from "lrlab/engine";\nconst run = await train({});\nrun.|'), ["history"], []],
    ["values after a colon", at('import { constant } from "lrlab";\nconst peak = 1;\nconstant({ baseLr: pe| })'), ["peak"], ["baseLr"]],
  ])("%s", (_, place, some, none) => {
    const all = labels(place);
    expect(all).toEqual(expect.arrayContaining(some));
    for (const label of none) expect(all).not.toContain(label);
  });

  test("begin with what must be given, in its order", () => {
    expect(labels(at("cosineAnnealing({ | })", 'import { cosineAnnealing } from "lrlab";')).slice(0, 3)).toEqual([
      "baseLr",
      "totalSteps",
      "minLr",
    ]);
  });

  test.each([
    ["a text", at('console.log("co|")')],
    ["a comment", at("// co|")],
    ["a template", at("`co|`")],
    ["a name that is being given", at("const co|")],
    ["a number", at("1|")],
    ["members of what is not known", at("const a = b();\na.|")],
  ])("are none in %s", (_, place) => {
    expect(labels(place).filter((label) => ["cosineAnnealing", "baseLr", "advance"].includes(label))).toEqual([]);
  });

  test.each([
    ["with a line of its own", "cos|", 'import { cosineAnnealing } from "lrlab";\n'],
    ["in the import that is there", 'import { linear } from "lrlab";\ncos|', ", cosineAnnealing"],
    ["after the imports", 'import { mlp } from "lrlab/engine";\ncos|', '\nimport { cosineAnnealing } from "lrlab";'],
  ])("bring their import %s", (_, code, insert) => {
    const place = at(code);
    const { also } = proposal(place, "cosineAnnealing") ?? {};
    expect(also?.insert).toBe(insert);
    const edited = place.code.slice(0, also?.from) + also?.insert + place.code.slice(also?.to);
    expect(
      [...scopeAt(parse(edited), edited)].some(([name, { imported }]) => name === "cosineAnnealing" && imported?.module === "lrlab"),
    ).toBe(true);
  });

  test("bring none where a cell above has imported it", () => {
    expect(proposal(at("cos|", 'import { cosineAnnealing } from "lrlab";'), "cosineAnnealing")?.also).toBeUndefined();
  });
});

group("docs", () => {
  const above = 'import { cosineAnnealing } from "lrlab";\nimport * as engine from "lrlab/engine";';
  test.each([
    [
      "a name",
      "cosine|Annealing({})",
      "cosineAnnealing({ baseLr, totalSteps, minLr?, minRatio?, exponent?, pastEnd? }): Schedule",
      /half a cosine/,
    ],
    ["an option", "cosineAnnealing({ base|Lr: 1 })", "baseLr: number", /first update/],
    ["a member of a module", "engine.ml|p", /^mlp\(sizes: readonly number\[\], /, /multilayer perceptron/],
    ["a name in an import", 'import { war|mup } from "lrlab";', /^warmup\(schedule: Schedule, /, /^Puts a warmup/],
  ])("say what %s is", (_, code, title, text) => {
    const described = describe(api, at(code, above));
    expect(described?.doc.title).toEqual(typeof title === "string" ? title : expect.stringMatching(title));
    expect(described?.doc.text).toMatch(text);
  });

  test("say symbol, unit and whether it must be given", () => {
    expect(describe(api, at("cosineAnnealing({ totalSteps|: 1 })", above))?.doc.facts).toBe("T · updates · required");
    expect(describe(api, at("cosineAnnealing({ minLr|: 1 })", above))?.doc.facts).toBe("η_min · rate · may be left out");
  });

  test("of the call around, when asked for", () => {
    const place = at("cosineAnnealing({ baseLr: 0.1, | })", above);
    expect(describe(api, place)).toBeNull();
    expect(describe(api, place, true)?.doc.options?.map(({ name }) => name)).toContain("minLr");
  });

  test.each(["unknown|()", '"cosine|Annealing"', "// cosine|Annealing", "const cosine| = 1"])("say nothing of %s", (code) => {
    expect(describe(api, at(code, above))).toBeNull();
  });
});
