import { type Recipe, shardFile, shellWord } from "./recipe.js";

/** All shards on one machine, by GNU parallel. */
export const parallel: Recipe = {
  name: "parallel",
  summary: "GNU parallel on one machine: a script that grades all shards and merges them.",
  takes: ["exercise", "submissions", "results", "shards"],
  files: ({ exercise, submissions, results, shards, course }) => ({
    "grade-parallel.sh": `#!/bin/sh
# Grades ${shards} shards with GNU parallel, one on each processor (or JOBS of them), and merges them.
# After a stop, a kill or a full disk, run it again: what is graded is kept, and only the rest is done.
set -eu
PATH=${shellWord(`${course}/node_modules/.bin`)}:"$PATH"
exercise=${shellWord(exercise)}
submissions=${shellWord(submissions)}
results=${shellWord(results)}
shards=${shards}
# Where a shard's rows go before they are merged.
base=\${results%.jsonl}.shard
export PATH exercise submissions base shards
mkdir -p "$(dirname "$results")"
seq "$shards" | parallel --will-cite --jobs "\${JOBS:-100%}" --retries 3 \\
  'lrlab grade --exercise "$exercise" --in "$submissions" --out "$base-{}.jsonl" --shard "{}/$shards" --jobs 1'
set --
for shard in $(seq "$shards"); do set -- "$@" "$base-$shard.jsonl"; done
lrlab merge "$@" --out "$results"
`,
  }),
  next: ({ results }) => [
    "Run grade-parallel.sh.",
    `The grades are in ${results}; the shards beside it, such as ${shardFile(results, "1")}, may go then.`,
  ],
};
