import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** `lrlab scorm`: a lesson of the built site as a package for a learning platform. */
export const scorm: Command = {
  name: "scorm",
  usage: "LESSON --out FILE.zip [--site ADDRESS] [--pass PERCENT] [--force]",
  summary:
    "Packs a lesson as SCORM 1.2, which reports score and progress; its links into the rest of the course lead to the site at ADDRESS, or are plain text.",
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--force"], valued: ["--out", "--site", "--pass"] });
    const [name, ...more] = words;
    if (name === undefined || more.length > 0) throw new UsageError(`it takes the name of one lesson, got ${words.join(" ") || "none"}.`);
    const out = values.get("--out");
    if (!out) throw new UsageError("it needs a file to write into. Add --out FILE.zip.");
    const { writeScorm } = await import("../scormHost.js");
    return writeScorm({
      name,
      out,
      site: readSite(values.get("--site")),
      pass: readPass(values.get("--pass")),
      force: flags.has("--force"),
    });
  },
};

function readSite(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new UsageError(`--site must be the web address of the course, such as https://example.org/course/, got ${text}.`);
  return url.href.replace(/\/$/, "");
}

function readPass(text: string | undefined): number {
  const pass = text === undefined ? 80 : Number(text);
  if (text?.trim() === "" || !(pass >= 0 && pass <= 100))
    throw new UsageError(`--pass must be a number from 0 to 100, in per cent, got ${text}.`);
  return pass;
}
