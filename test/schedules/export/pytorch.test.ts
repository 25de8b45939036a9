/** The exported PyTorch code, run by the real PyTorch: its rates must be ours. */
import { toPyTorch } from "lrlab";
import { describe, expect, test } from "vitest";
import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath, requirePart } from "../../realParts.js";
import { compositionSamples, difference, familySamples, ratesOf, type Sample } from "./samples.js";

/** Runs each code and collects the optimizer's rate before every update. */
const program = `
import json, sys, traceback, warnings
warnings.simplefilter("ignore")
answers = []
for code, steps in json.load(sys.stdin):
    try:
        names = {}
        exec(compile(code, "export", "exec"), names)
        optimizer, scheduler = names["optimizer"], names.get("scheduler")
        rates = []
        for _ in range(steps):
            rates.append(float(optimizer.param_groups[0]["lr"]))
            optimizer.step()
            if scheduler:
                scheduler.step()
        answers.append({"rates": rates})
    except Exception:
        answers.append({"error": traceback.format_exc(limit=-2)})
print(json.dumps(answers))
`;

describe.skipIf(!requirePart("torch", "the exported PyTorch code"))("in PyTorch", () => {
  const samples: readonly Sample[] = [...familySamples, ...compositionSamples];
  const jobs = samples.map(([, lr]) => {
    const code = toPyTorch(lr);
    // A class may do something else after the end, and a comment says so; a formula goes on as the schedule does.
    return { code, ours: ratesOf(lr, code.includes("LambdaLR") ? 20 : 0) };
  });
  const answers = pythonAnswers<{ rates?: number[]; error?: string }[]>(
    partPath("torch") ?? "",
    program,
    jobs.map(({ code, ours }) => [code, ours.length]),
  );

  test.each(samples.map(([name], i) => [name, i] as const))("%s", (_name, i) => {
    const { code, ours } = jobs[i] as (typeof jobs)[number];
    const { rates = [], error = "" } = answers[i] ?? {};
    expect(error || difference(rates, ours), code).toBe("");
  });
});
