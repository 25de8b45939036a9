import { type Recipe, type RecipeOptions, shellWord } from "./recipe.js";

const settings = ({ exercise, submissions, results, shards, course }: RecipeOptions): string => `set -eu
PATH=${shellWord(`${course}/node_modules/.bin`)}:"$PATH"
export PATH
exercise=${shellWord(exercise)}
submissions=${shellWord(submissions)}
results=${shellWord(results)}
shards=${shards}
base=\${results%.jsonl}.shard`;

/** An array job of Slurm, and a job that merges when all of it went well. */
export const slurm: Recipe = {
  name: "slurm",
  summary: "A Slurm array job, one task a shard, and a job that merges them.",
  takes: ["exercise", "submissions", "results", "shards"],
  files: (options) => ({
    "grade.sbatch": `#!/bin/sh
# One task grades one shard. A task that was killed or requeued goes on where it was: its rows are kept beside the results.
#SBATCH --job-name=lrlab-grade
#SBATCH --array=1-${options.shards}
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --output=grade-%a.log
#SBATCH --open-mode=append
${settings(options)}
mkdir -p "$(dirname "$results")"
shard=$SLURM_ARRAY_TASK_ID
exec lrlab grade --exercise "$exercise" --in "$submissions" --out "$base-$shard.jsonl" --shard "$shard/$shards" --jobs "\${SLURM_CPUS_PER_TASK:-1}"
`,
    "merge.sbatch": `#!/bin/sh
# Merges the shards: it checks that every one is there and that nothing was changed.
#SBATCH --job-name=lrlab-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=00:15:00
#SBATCH --output=merge.log
${settings(options)}
set --
for shard in $(seq "$shards"); do set -- "$@" "$base-$shard.jsonl"; done
exec lrlab merge "$@" --out "$results"
`,
    "submit.sh": `#!/bin/sh
# Submits both jobs, and prints their numbers. Submit again to grade what was handed in since, or what failed.
set -eu
cd "$(dirname "$0")"
grading=$(sbatch --parsable grade.sbatch)
merging=$(sbatch --parsable --dependency="afterok:\${grading%%;*}" --kill-on-invalid-dep=yes merge.sbatch)
echo "grading \${grading%%;*}, merging \${merging%%;*}"
`,
  }),
  next: ({ results }) => [
    "On a machine that submits jobs, and with this folder, the course, the submissions and the results on a disk that all nodes see: run submit.sh.",
    "Your cluster may want an account or a partition: add #SBATCH --account and #SBATCH --partition to both .sbatch files.",
    `When merge.log says that it wrote ${results}, the grades are there.`,
  ],
};
