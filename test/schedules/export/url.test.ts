import fc from "fast-check";
import { constant, cosineAnnealing, custom, fromUrl, multiStep, sequence, take, toUrl, warmup } from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../../refusal.js";
import { anySchedule, rates } from "../arbitrary.js";
import { compositions, familySamples } from "./samples.js";

test("a link reads like the code that makes the schedule", () => {
  const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
  expect(toUrl(lr)).toBe("lr=warmup(cosineAnnealing(baseLr:0.1,totalSteps:90),steps:10,shape:linear)");
  expect(toUrl(sequence(take(constant({ baseLr: 1e-7 }), 5), multiStep({ baseLr: 1e21, milestones: [3] })))).toBe(
    "lr=sequence(take(constant(baseLr:1e-7),steps:5),multiStep(baseLr:1e21,milestones:3~))",
  );
});

test.each([...familySamples, ...Object.entries(compositions)])(
  "%s comes back from its link bit for bit, and so does any other",
  (_name, lr) => {
    const link = toUrl(lr);
    const again = fromUrl(link);
    expect(again.spec).toEqual(lr.spec);
    expect(again.steps).toBe(lr.steps);
    expect(rates(again)).toEqual(rates(lr));
    expect(toUrl(again)).toBe(link);
    expect(link, "nothing in it needs an escape in a query").toMatch(/^[\w=().,:~-]+$/);
  },
);

test("any schedule comes back from its link and from JSON bit for bit", () => {
  fc.assert(
    fc.property(anySchedule, (lr) => {
      const again = fromUrl(toUrl(lr));
      expect(JSON.stringify(again)).toBe(JSON.stringify(lr));
      expect(rates(again)).toEqual(rates(lr));
    }),
  );
});

test.each([
  "https://example.org/schedules/?lr=linear(baseLr:0.1,totalSteps:10)",
  "https://example.org/?a=b&lr=linear(baseLr:0.1,totalSteps:10)&c=d#e",
  "?lr=linear%28baseLr%3A0.1%2CtotalSteps%3A10%29",
  "lr=linear(baseLr:.1, totalSteps:1e1)",
  "linear(baseLr:1e-1,totalSteps:10,endLr:0)",
])("reads %s", (link) => expect(fromUrl(link).spec).toEqual({ kind: "linear", baseLr: 0.1, totalSteps: 10, endLr: 0 }));

describe("refuses what is no schedule", () => {
  const advice = "Write lr=linear(baseLr:0.1,totalSteps:100), as toUrl does.";
  test.each([
    [7, `fromUrl: a link must be a text, got 7. ${advice}`],
    ["", `fromUrl: a family or a combinator must stand at character 1 of the schedule, got "its end". ${advice}`],
    ["https://example.org/", `fromUrl: a ( must follow https at character 6 of the schedule, got "://example.org/". ${advice}`],
    ["lr=linear", `fromUrl: a ( must follow linear at character 7 of the schedule, got "its end". ${advice}`],
    ["lr=linear(baseLr:0.1", `fromUrl: a , or ) must follow at character 18 of the schedule, got "its end". ${advice}`],
    [
      "lr=linear(baseLr:,totalSteps:10)",
      `fromUrl: the value of baseLr must stand at character 15 of the schedule, got ",totalSteps:10)". ${advice}`,
    ],
    [
      "lr=linear(baseLr:0.1,baseLr:0.2)",
      `fromUrl: baseLr must stand once; it stands again at character 25 of the schedule, got ":0.2)". ${advice}`,
    ],
    ["lr=constant(baseLr:0.1)x", `fromUrl: nothing more must follow at character 21 of the schedule, got "x". ${advice}`],
    [
      "lr=take(constant(baseLr:0.1),constant(baseLr:0.2),steps:3)",
      `fromUrl: take must hold one schedule; another stands at character 27 of the schedule, got "constant(baseLr:0.2)". ${advice}`,
    ],
    ["lr=%zz", `fromUrl: a link must have whole escapes, such as %28, got "%zz". ${advice}`],
    ["lr=linear(baseLr:0.1,totalSteps:9.5)", "linear: totalSteps must be a whole number of steps >= 1, got 9.5."],
    ["lr=linear(baseLr:fast,totalSteps:9)", 'linear: baseLr must be a finite number >= 0, got "fast".'],
    ["lr=linear(baseLr:0.1,T_max:9)", "linear: unknown parameter T_max."],
    ["lr=straight(baseLr:0.1)", 'schedule: kind must be a family or a combinator, got "straight".'],
    ["lr=take(steps:3)", "schedule: a spec must be an object with a kind, got undefined."],
    ["lr=custom(steps:3)", "custom: fn must be a function of the step, got undefined."],
  ])("%s", (link, message) =>
    expect(
      refusal(() => fromUrl(link as string)).startsWith(message),
      refusal(() => fromUrl(link as string)),
    ).toBe(true),
  );

  test("nesting without end", () => {
    expect(refusal(() => fromUrl(`lr=${"take(".repeat(1e5)}`))).toMatch(/^fromUrl: a schedule must be nested at most 500 deep, got /);
  });
});

test("a schedule made from a function has no link, alone or inside another", () => {
  const message = 'toUrl: a schedule must be made of families and combinators, got "custom". A function has no link.';
  const lr = custom(() => 0.1, { steps: 5 });
  expect(refusal(() => toUrl(lr))).toBe(message);
  expect(refusal(() => toUrl(sequence(lr, lr)))).toBe(message);
});
