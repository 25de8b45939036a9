/**
 * A repository that GitHub Classroom gives out and grades: its workflow and its autograding.json.
 *
 * Source: "Use autograding", https://docs.github.com/en/education/manage-coursework-with-github-classroom/teach-with-github-classroom/use-autograding ;
 * https://github.com/classroom-resources/autograding-grading-reporter : the check it reports to is the job `run-autograding-tests`, and it takes
 * each step's result from the environment.
 */
import { stringify } from "yaml";
import { forReaders } from "../../notebook/host/widgets/exercise.js";
import { loadTasks } from "../loadTask.js";
import { type Recipe, shellWord } from "./recipe.js";

const step = "lrlab";

/** One exercise as a repository. */
export const githubClassroom: Recipe = {
  name: "github-classroom",
  summary: "The workflow of a GitHub Classroom assignment: each push is graded, and Classroom gets the points, partial ones too.",
  takes: ["exercise", "image"],
  files: ({ exercise, image }) => {
    const task = loadTasks(exercise)();
    const points = task.exercise.tests.reduce((sum, test) => sum + test.points, 0);
    const own = exercise.startsWith("/");
    const named = own ? `/exercises/${exercise.split("/").at(-1)}` : exercise;
    const workflow = {
      name: "Autograding Tests",
      on: ["push", "workflow_dispatch", "repository_dispatch"],
      permissions: { checks: "write", actions: "read", contents: "read" },
      jobs: {
        "run-autograding-tests": {
          "runs-on": "ubuntu-24.04",
          if: "github.actor != 'github-classroom[bot]'",
          "timeout-minutes": 10,
          container: { image, options: "--user 1001" },
          steps: [
            { uses: "actions/checkout@v4", with: { "persist-credentials": false } },
            {
              name: task.title,
              id: step,
              shell: "bash",
              run: [
                "set -euo pipefail",
                `lrlab grade --exercise ${shellWord(named)} --in answer --out "$RUNNER_TEMP/rows.jsonl" --force`,
                'result="$(lrlab results "$RUNNER_TEMP/rows.jsonl" --to github-classroom)"',
                'echo "result=$result" >> "$GITHUB_OUTPUT"\n',
              ].join("\n"),
            },
            {
              name: "Autograding Reporter",
              uses: "classroom-resources/autograding-grading-reporter@v1",
              env: { [`${step.toUpperCase()}_RESULTS`]: `\${{ steps.${step}.outputs.result }}` },
              with: { runners: step },
            },
          ],
        },
      },
    };
    // Classroom's page shows these; its older way of grading, without the workflow's steps, gives all points or none.
    const whole = [
      'rows="$(mktemp -d)/rows.jsonl"',
      `lrlab grade --exercise ${shellWord(named)} --in answer --out "$rows"`,
      `lrlab results "$rows" --to github-classroom | base64 --decode | grep --quiet '"status":"pass","max_score"'`,
    ].join(" && ");
    const autograding = {
      tests: [{ name: task.title, setup: "", run: whole, input: "", output: "", comparison: "included", timeout: 10, points }],
    };
    return {
      ".github/workflows/classroom.yml": `# Made by: lrlab recipe github-classroom\n${stringify(workflow, { lineWidth: 0 })}`,
      ".github/classroom/autograding.json": `${JSON.stringify(autograding, null, 2)}\n`,
      "README.md": `# ${task.title}\n\n${task.statement}\n\nWrite your answer into \`answer/answer.ts\`, and push. Leave \`.github\` as it is.\n`,
      "answer/answer.ts": forReaders(task.start),
    };
  },
  next: ({ exercise, image }) => [
    `Build and push the image ${image}: lrlab recipe container. Students' repositories must be allowed to pull it.`,
    ...(exercise.startsWith("/")
      ? [`Add to its Dockerfile: COPY ${exercise.split("/").at(-1)} /exercises/${exercise.split("/").at(-1)}`]
      : []),
    "Make these files a template repository, and choose it in GitHub Classroom, with custom YAML for autograding.",
    "In Classroom, protect .github/**: who may change the workflow may give themselves points. Grade again from your own copy before it counts.",
  ],
};
