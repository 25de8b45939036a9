import { stringify } from "yaml";
import { type Recipe, shardFile } from "./recipe.js";

/** What the workflow's language puts the shard's number for. */
const shard = `\${{ matrix.shard }}`;

/** A matrix of GitHub Actions: one job a shard. */
export const ci: Recipe = {
  name: "ci",
  summary: "A GitHub Actions workflow: a matrix with one job a shard, and a job that merges them.",
  takes: ["exercise", "shards", "image"],
  files: ({ exercise, shards, image }) => {
    const container = { image, options: "--user 1001" };
    const checkout = { uses: "actions/checkout@v4", with: { "persist-credentials": false } };
    const upload = (name: string, path: string): object => ({
      uses: "actions/upload-artifact@v4",
      with: { name, path, "if-no-files-found": "error" },
    });
    const grade = `lrlab grade --exercise "$EXERCISE" --in submitted --out "${shardFile("grades.jsonl", "$SHARD")}" --shard "$SHARD/${shards}"`;
    const files = Array.from({ length: shards }, (_, i) => shardFile("grades.jsonl", String(i + 1)));
    const workflow = {
      name: "Grade",
      on: { workflow_dispatch: {} },
      permissions: { contents: "read" },
      jobs: {
        grade: {
          "runs-on": "ubuntu-24.04",
          container,
          strategy: { "fail-fast": false, matrix: { shard: Array.from({ length: shards }, (_, i) => i + 1) } },
          env: { EXERCISE: exercise.startsWith("/") ? `exercises/${exercise.split("/").at(-1)}` : exercise, SHARD: shard },
          steps: [checkout, { run: grade }, upload(`shard-${shard}`, "grades.shard-*")],
        },
        merge: {
          needs: "grade",
          "runs-on": "ubuntu-24.04",
          container,
          steps: [
            { uses: "actions/download-artifact@v4", with: { pattern: "shard-*", "merge-multiple": true } },
            { run: `lrlab merge ${files.join(" ")} --out grades.jsonl` },
            upload("grades", "grades.jsonl*"),
          ],
        },
      },
    };
    return { ".github/workflows/grade.yml": stringify(workflow, { lineWidth: 0 }) };
  },
  next: ({ image }) => [
    "Copy .github into a private repository that holds the submissions in its folder submitted/, and an exercise of your own in exercises/.",
    `Build and push the image ${image}: lrlab recipe container. The repository must be allowed to pull it.`,
    'Start the workflow "Grade" by hand; the grades are its artifact "grades".',
  ],
};
