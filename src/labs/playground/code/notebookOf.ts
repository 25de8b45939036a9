import type { PlaygroundState } from "../playgroundState.js";
import { optimizerOf, taskOf } from "../settings.js";
import { writeState } from "../stateUrl.js";
import { programParts } from "./programParts.js";

const wrong = `// An error here? In the menu Kernel, choose "LR Lab (TypeScript)".`;

/** A state as a Jupyter notebook for the course's kernel: its question, its schedules, a run of each arm with a live chart, and the final losses. */
export function notebookOf(state: PlaygroundState): string {
  const task = taskOf(state);
  const single = state.arms.length === 1;
  const given = single ? ["live", "show"] : ["compare", "live"];
  const { names, imports, schedules, run, report } = programParts(state, { notebook: given, training: { onProgress: "live().update" } });
  const query = writeState(state);
  const all = `{ ${names.join(", ")} }`;
  const cells = [
    prose(
      `# ${task.title}`,
      "",
      `${task.about} ${questionOf(names)}`,
      "",
      `${state.steps} updates of ${state.batch} ${state.batch === 1 ? "example" : "examples"} with ${optimizerOf(state).title}, seed ${state.seed}. From the playground of LR Lab, where the same run is at \`/playground/${query}\`.`,
    ),
    code(`${wrong}\n${imports}`),
    prose(`## The ${single ? "schedule" : "schedules"}`),
    code(...schedules, "", single ? "show(A);" : `compare(${all});`),
    prose("## Training", "", "Same seed, same bits: these runs end where they end in the playground."),
    code(run),
    ...names.map((name) => code(`const run${name} = run(${name});`)),
    prose("## How they end", "", "The loss of the last batch, and the loss on the validation data."),
    code(`const runs = { ${names.map((name) => `${name}: run${name}`).join(", ")} };`, single ? "show(runs.A);" : "compare(runs);", report),
  ];
  const notebook = {
    cells: cells.map((cell, i) => ({ ...cell, id: `cell-${i + 1}` })),
    metadata: { kernelspec, language_info },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

const questionOf = (names: readonly string[]): string =>
  names.length === 1
    ? "How far does this schedule bring it?"
    : `Which schedule brings it furthest: ${names.slice(0, -1).join(", ")} or ${names.at(-1)}?`;

/** What names the course's kernel; the notebooks of the lessons say the same. */
const kernelspec = { name: "lrlab", display_name: "LR Lab (TypeScript)", language: "typescript" };
const language_info = { name: "typescript", file_extension: ".ts", mimetype: "text/typescript" };

const prose = (...lines: readonly string[]) => ({ cell_type: "markdown", metadata: {}, source: linesOf(lines) });
const code = (...lines: readonly string[]) => ({
  cell_type: "code",
  metadata: {},
  execution_count: null,
  outputs: [],
  source: linesOf(lines),
});

/** A text as notebooks keep it: its lines, each but the last with its line end. */
const linesOf = (lines: readonly string[]): readonly string[] => lines.join("\n").split(/(?<=\n)/);
