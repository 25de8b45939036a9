import { exportForms } from "../../grading/exportForms.js";
import { engineNames } from "../../grading/task.js";
import { type Command, UsageError } from "../command.js";
import { needed, type Values, wholeNumber, word, wordOf } from "../optionValues.js";
import { readOptions } from "../readOptions.js";
import { gradeExits } from "./grade.js";

type Host = typeof import("../assignmentHost.js");

/** One thing to do with an assignment. */
interface Verb {
  readonly usage: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** What its options say, one a line. */
  readonly details?: string;
  readonly flags?: readonly string[];
  readonly valued?: readonly string[];
  run(host: Host, folder: string, values: Values, flags: ReadonlySet<string>): Promise<number>;
}

const jobsAndWall = (values: Values): { jobs: number | null; sandbox: "bwrap" | null } => ({
  jobs: wholeNumber("--jobs", values, 1, 256),
  sandbox: word("--sandbox", values, ["bwrap"]),
});

const verbs: Readonly<Record<string, Verb>> = {
  new: {
    usage: "--exercises LESSON/ID,../FOLDER,... [--title T] [--course C] [--due TIME] [--students FILE.csv] [--variants]",
    summary: "Makes the folder: assignment.yaml, and students.csv from yours or with its first line.",
    details: [
      "  --exercises  of the course, or folders of your own, whose paths begin at FOLDER",
      "  --due        such as 2026-12-01T23:59:00+01:00",
      "  --variants   each student gets numbers and rules of their own, which is what marks need",
    ].join("\n"),
    flags: ["--variants"],
    valued: ["--exercises", "--title", "--course", "--due", "--students"],
    run(host, folder, values, flags) {
      const text = (key: "title" | "course" | "due" | "students") => {
        const value = values.get(`--${key}`);
        return value === undefined ? {} : { [key]: value };
      };
      const exercises = needed("--exercises", values, "exercises, with commas between them").split(",");
      return host.makeNew({
        folder,
        exercises,
        variants: flags.has("--variants"),
        ...text("title"),
        ...text("course"),
        ...text("due"),
        ...text("students"),
      });
    },
  },
  release: {
    usage: "[--force] [--jobs N] [--sandbox bwrap]",
    summary: "Checks that each solution gets all points, and writes release/: what you give out.",
    details: ["  --force  writes over what was released before and differs"].join("\n"),
    flags: ["--force"],
    valued: ["--jobs", "--sandbox"],
    run: (host, folder, values, flags) => host.release(folder, { force: flags.has("--force"), ...jobsAndWall(values) }),
  },
  collect: {
    usage: "--from DIR|FILE.zip [--received TIME]",
    summary: "Brings in what was handed in, into submitted/. What it takes the place of is kept in attempts/.",
    details: [
      "  --from      folders or files named after ids, nbgrader's tree, or what Canvas or Moodle downloads, also as a zip",
      "  --received  the time of what has none, such as 2026-12-01T23:59:00+01:00",
    ].join("\n"),
    valued: ["--from", "--received"],
    run: (host, folder, values) =>
      host.collectFrom(folder, { from: needed("--from", values, "a folder or a zip archive"), received: readTime("--received", values) }),
  },
  grade: {
    usage: "[--regrade] [--by-hand] [--jobs N] [--engine quickjs|deno] [--sandbox bwrap]",
    summary: "Grades what is new or was handed in again, and writes grades/, manual.csv where a person judges, and gradebook.sqlite.",
    details: [
      "  --regrade  grades again after exercises, limits or the seed changed",
      "  --by-hand  writes manual.csv also where no criteria are named: change points there, and grade, feedback and export count yours",
      "",
      gradeExits,
    ].join("\n"),
    flags: ["--regrade", "--by-hand"],
    valued: ["--jobs", "--engine", "--sandbox"],
    run: (host, folder, values, flags) =>
      host.gradeAll(folder, {
        ...jobsAndWall(values),
        engine: word("--engine", values, engineNames),
        regrade: flags.has("--regrade"),
        byHand: flags.has("--by-hand"),
      }),
  },
  feedback: {
    usage: "",
    summary: "Writes feedback/: a page for each student and one for the class.",
    run: (host, folder) => host.feedback(folder),
  },
  similarity: {
    usage: "",
    summary: "Writes similarity/: pairs of answers that share unusual code, for you alone. A pair is a reason to look, and no proof.",
    run: (host, folder) => host.similarity(folder),
  },
  export: {
    usage: `--to ${exportForms.join("|")},... [--missing leave-out|zero] [--canvas-id N]`,
    summary: "Writes grades into export/, as another program reads them.",
    details: [
      "  --to         one or several, with commas between them",
      "  --missing    who handed in nothing is left out, unless you say zero",
      "  --canvas-id  the number that Canvas gave the assignment",
    ].join("\n"),
    valued: ["--to", "--missing", "--canvas-id"],
    run(host, folder, values) {
      const to = needed("--to", values, `where the grades go, of ${exportForms.join(", ")}`)
        .split(",")
        .map((form) => wordOf("--to", form, exportForms));
      const canvasId = values.get("--canvas-id") ?? null;
      if (canvasId !== null && (!to.includes("canvas") || !/^\d+$/.test(canvasId))) {
        throw new UsageError(`--canvas-id must be a number, and is for --to canvas, got ${canvasId}.`);
      }
      return host.exportTo(folder, { to, missing: word("--missing", values, ["leave-out", "zero"] as const) ?? "leave-out", canvasId });
    },
  },
  status: {
    usage: "",
    summary: "Says who handed in, who was late, what is graded, and what nobody has judged yet. It changes nothing.",
    run: (host, folder) => host.status(folder),
  },
};

/** `lrlab assignment`: what an instructor does with exercises, from making an assignment to giving back grades. */
export const assignment: Command = {
  name: "assignment",
  usage: `${Object.keys(verbs).join("|")} FOLDER ...`,
  summary: "Releases exercises to students, collects what they hand in, grades it, writes feedback, and exports grades.",
  details: Object.entries(verbs)
    .map(([name, { usage, summary }]) => `  lrlab assignment ${name} FOLDER${usage && ` ${usage}`}\n      ${summary}`)
    .join("\n"),
  part([name]) {
    const verb = verbOf(name);
    return verb && { ...verb, name: `assignment ${name}`, usage: `FOLDER${verb.usage && ` ${verb.usage}`}` };
  },
  async run([name, ...args]) {
    const verb = verbOf(name);
    if (!verb) throw new UsageError(`it takes one of ${Object.keys(verbs).join(", ")}, got ${name ?? "nothing"}.`);
    const { words, flags, values } = readOptions(args, { flags: verb.flags ?? [], valued: verb.valued ?? [] });
    const [folder, ...more] = words;
    if (folder === undefined || more.length > 0) throw new UsageError(`${name} takes one folder, got ${words.join(" ") || "none"}.`);
    return verb.run(await import("../assignmentHost.js"), folder, values, flags);
  },
};

const verbOf = (name: string | undefined): Verb | undefined => (name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined);

/** A time with its offset, as ISO 8601 in UTC. */
function readTime(name: string, values: Values): string | null {
  const text = values.get(name);
  if (text === undefined) return null;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new UsageError(`${name} must be a day and a time with the offset from UTC, such as 2026-12-01T23:59:00+01:00, got ${text}.`);
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
