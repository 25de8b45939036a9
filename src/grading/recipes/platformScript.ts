import { shellWord } from "./recipe.js";

/** What differs between the platforms that run a grader of ours on one submission. */
export interface Platform {
  /** How its files are called: "gradescope". */
  readonly form: "gradescope" | "prairielearn";
  /** The environment variable that names another root, for trying it out. */
  readonly variable: string;
  /** Where the platform puts everything. */
  readonly root: string;
  /** The folder of what was handed in, from the root. */
  readonly submission: string;
  /** A line that finds the command line `lrlab`, or empty where the image has it on PATH. */
  readonly find: string;
  /** What the exercise's folder is, from the root, where it is no exercise of the course. */
  readonly exercises: string;
  /** results.json for who handed in no file or several, given the sentence. */
  refusal(sentence: string): object;
}

/** The script that grades one submission and writes results.json; without one, where the grader itself fails, nobody gets 0 for that. */
export function platformScript(platform: Platform, exercise: string): string {
  const { form, variable, root, submission, find, exercises, refusal } = platform;
  const own = exercise.startsWith("/");
  const named = own ? `"$root"/${exercises}/${shellWord(exercise.split("/").at(-1) ?? "")}` : shellWord(exercise);
  const sentence = "Hand in one file that ends in .ipynb or .ts. This submission has another number of them.";
  return `#!/usr/bin/env bash
# Grades what one student handed in, and writes results/results.json. Made by: lrlab recipe ${form}
set -euo pipefail
root="\${${variable}:-${root}}"
exercise=${named}
# What else \`lrlab grade\` is to be told, such as: options=(--seed 4711), a number that only you know.
options=()
${find === "" ? "" : `${find}\n`}
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$root/results" "$work/in"

# Handed in is one file, whatever its name; links are not followed, and hidden files are the student's editor's.
cd "$root/${submission}"
mapfile -d '' -t files < <(find . -type f \\( -name '*.ipynb' -o -name '*.ts' \\) -not -path '*/.*' -print0)
if [ "\${#files[@]}" -ne 1 ]; then
  cat > "$root/results/results.json" <<'JSON'
${JSON.stringify(refusal(sentence))}
JSON
  exit 0
fi
cp -- "\${files[0]}" "$work/in/submission.\${files[0]##*.}"

lrlab grade --exercise "$exercise" --in "$work/in" --out "$work/rows.jsonl" "\${options[@]}"
lrlab results "$work/rows.jsonl" --to ${form} --submission submission --out "$root/results/results.json"
`;
}
