import { describe, expect, test } from "vitest";
import { scheduleIssues } from "../../../src/labs/playground/scheduleIssues.ts";
import { fromUrl, toUrl } from "../../../src/schedules/export/url.ts";

const issues = (text: string, steps = 100) => scheduleIssues(fromUrl(`lr=${text}`), steps);
const said = (text: string, steps = 100) => issues(text, steps).map(({ sentence }) => sentence);

describe("what a run would stumble over", () => {
  test.each([
    ["constant(baseLr:0.1)", []],
    ["cosineAnnealing(baseLr:0.1,totalSteps:100)", []],
    ["warmRestarts(baseLr:0.1,cycleSteps:20)", []],
    ["stepDecay(baseLr:0.1,stepSize:30)", []],
    [
      "sequence(linear(baseLr:0.1,totalSteps:50),linear(baseLr:0.05,totalSteps:50))",
      ["At update 50, where piece 2 begins, the rate jumps from 0.002 to 0.05."],
    ],
    ["warmup(linear(baseLr:0.1,totalSteps:90),steps:10)", ["Update 0 has rate 0 and moves nothing."]],
    ["constant(baseLr:0)", ["Updates 0 to 99 have rate 0 and move nothing: this schedule trains nothing at all."]],
    [
      "linearWarmup(baseLr:0.1,warmupSteps:200,startLr:0.01)",
      [
        "The schedule names a rate of 0.1, which no update gets: the largest is 0.0546.",
        "Updates 100 to 199 never run: the schedule is 200 updates long, the run 100.",
      ],
    ],
    ["linear(baseLr:0.1,totalSteps:60,endLr:0.02)", ["The schedule ends after 60 of 100 updates; the rate then stays at 0.02."]],
    [
      "linear(baseLr:0.1,totalSteps:60,endLr:0.02,pastEnd:mirror)",
      ["The schedule ends after 60 of 100 updates; the rate then goes on as its last piece does past its end."],
    ],
    [
      "linear(baseLr:0.1,totalSteps:60,endLr:0.02,pastEnd:throw)",
      [
        "The schedule ends after 60 of 100 updates; after that it has no rate.",
        'There is no rate from update 60 on. linear: step must be at most 59, its last update, got 60. Ask for fewer steps, or build it with pastEnd: "hold".',
      ],
    ],
  ])("%s", (text, sentences) => {
    expect(said(text)).toEqual(sentences);
  });

  test("what is mended is gone", () => {
    for (const text of [
      "sequence(linear(baseLr:0.1,totalSteps:50),linear(baseLr:0.05,totalSteps:50))",
      "warmup(linear(baseLr:0.1,totalSteps:90),steps:10)",
      "sequence(linearWarmup(baseLr:0.1,warmupSteps:10),linear(baseLr:0.1,totalSteps:90))",
      "linear(baseLr:0.1,totalSteps:60,endLr:0.02)",
      "linear(baseLr:0.1,totalSteps:160,endLr:0.02)",
      "take(constant(baseLr:0.1),steps:60)",
    ]) {
      const [issue] = issues(text);
      const lr = issue?.mend?.lr;
      expect(lr && scheduleIssues(lr, 100), text).toEqual([]);
    }
  });

  test("a mended warmup loses no update and nothing else", () => {
    const [issue] = issues("warmup(linear(baseLr:0.1,totalSteps:90),steps:10)");
    expect(issue?.mend && toUrl(issue.mend.lr)).toBe("lr=warmup(linear(baseLr:0.1,totalSteps:90),steps:10,shape:linear,offset:1)");
  });

  test("many of a kind are counted", () => {
    const parts = Array.from({ length: 8 }, () => "linear(baseLr:0.1,totalSteps:10,endLr:0.05)").join(",");
    expect(said(`sequence(${parts})`, 80)).toHaveLength(4);
    expect(said(`sequence(${parts})`, 80).at(-1)).toBe("The rate jumps at 4 more joins, the next at update 40.");
  });
});
