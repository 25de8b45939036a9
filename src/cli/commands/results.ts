import { type Command, named, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

const forms = ["gradescope", "prairielearn", "github-classroom"] as const;

/** `lrlab results`: gives the rows of one submission to a platform. */
export const results: Command = {
  name: "results",
  usage: `FILE.jsonl... --to ${forms.join("|")} [--submission ID] [--out results.json] [--hidden WHEN]`,
  summary: "Writes what the grader found of one submission as Gradescope, PrairieLearn or GitHub Classroom read it.",
  async run(args) {
    const { words: files, values } = readOptions(args, { valued: ["--to", "--submission", "--out", "--hidden"] });
    const to = values.get("--to");
    if (files.length === 0) throw new UsageError("it takes a results file or several, got none.");
    const form = forms.find((one) => one === to);
    if (form === undefined) throw new UsageError(`--to must be one of ${forms.join(", ")}, got ${to ?? "nothing"}.`);
    const { gradescopeVisibilities } = await import("../../grading/interchange/gradescope.js");
    const when = values.get("--hidden");
    const hidden = gradescopeVisibilities.find((one) => one === when);
    if (when !== undefined && (hidden === undefined || form !== "gradescope")) {
      throw new UsageError(`--hidden is for gradescope and must be one of ${gradescopeVisibilities.join(", ")}, got ${when}.`);
    }
    const { resultsOf } = await import("../../grading/interchange/resultsOf.js");
    const submission = values.get("--submission") ?? null;
    const text = await named(() => resultsOf(files, { form, submission, ...(hidden === undefined ? {} : { hidden }) }));
    const out = values.get("--out");
    if (out === undefined) process.stdout.write(text);
    else {
      const { writeWhole } = await import("../../grading/writeWhole.js");
      await named(() => writeWhole(out, text));
    }
    return 0;
  },
};
