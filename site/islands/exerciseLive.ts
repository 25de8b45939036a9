import {
  type Call,
  type CheckResult,
  type Exercise,
  type Outcome,
  pointsText,
  runCheck,
  saidOfAll,
  saidOfTest,
  type TestResult,
} from "../../src/lessons/exercise.js";
import { decodePlain, encodePlain } from "../../src/lessons/plain.js";
import { compileExercise } from "../sandbox/compile.js";
import type { SandboxEvent } from "../sandbox/protocol.js";
import { Sandbox, warmUp } from "../sandbox/sandbox.js";
import liveCss from "../styles/cellLive.css?url";
import { CodeBox } from "./codeBox.js";
import { lazyStyle } from "./lazyStyle.js";
import { read, write } from "./memory.js";
import { missing } from "./missing.js";
import { Outputs } from "./outputs.js";
import { keptCode, type Runnable } from "./runnable.js";
import { Toolbar } from "./toolbar.js";

/** Milliseconds that all calls of one test may take together. */
const limit = 3000;
/** After this many tests that were stopped there, the rest are not tried: nobody waits that long. */
const patience = 2;

/** Each exercise's tests are a chunk of their own, loaded when its answer is checked. They run here, never beside the answer. */
const checks = import.meta.glob<{ readonly default: Exercise }>("../../src/lessons/{course,schedules,guide,engine}/*/exercises/*/check.ts");

lazyStyle(liveCss);
if (missing() === null) warmUp();

/** Does what a button of the exercise, or a click on its code, asks for. */
export async function act(host: Runnable, action: string, event: Event): Promise<void> {
  if (action === "check") await check(host);
  else if (action === "stop") runs.get(host)?.abort();
  else if (action === "reset") {
    CodeBox.of(host).reset();
    resultsOf(host).replaceChildren();
    Toolbar.of(host).say("This is the starting code again.");
  } else if (action === "edit") {
    const at = event instanceof MouseEvent && event.detail > 0 && !(event.target as Element).closest("button");
    await edit(host, at ? { at: { x: event.clientX, y: event.clientY } } : {});
  }
}

/** Follows what another tab has kept of an answer. */
export function meet(host: Runnable): void {
  if (CodeBox.of(host).meet(keptCode(host) ?? host.original)) Toolbar.of(host).say("Changed in another tab, and here with it.");
}

const edit = (host: Runnable, where: { at?: { x: number; y: number }; line?: number }): Promise<void> =>
  CodeBox.of(host).edit({ ...where, onRun: () => void check(host) });

const runs = new WeakMap<Runnable, AbortController>();
const resultsOf = (host: Runnable): HTMLElement => host.querySelector("[data-results]") as HTMLElement; // the component renders one

async function exerciseOf(host: Runnable): Promise<Exercise> {
  const end = `/${host.dataset.lesson}/exercises/${host.id}/check.ts`;
  const load = checks[Object.keys(checks).find((path) => path.endsWith(end)) ?? ""];
  if (!load) throw new Error(`Exercise ${host.dataset.lesson}/${host.id} has no tests.`);
  return (await load()).default;
}

async function check(host: Runnable): Promise<void> {
  const toolbar = Toolbar.of(host);
  const lack = missing();
  if (lack !== null) {
    toolbar.say(lack);
    return;
  }
  runs.get(host)?.abort();
  const control = new AbortController();
  runs.set(host, control);
  const box = CodeBox.of(host);
  const results = resultsOf(host);
  toolbar.begin();
  const exercise = await exerciseOf(host);
  const compiled = compileExercise(box.code, exercise.entry);
  box.mark(null);
  results.replaceChildren();
  const printed = document.createElement("div");
  printed.className = "outputs";
  const outputs = new Outputs(printed);
  const fail = (text: string, line: number | null): void => {
    results.prepend(printed);
    if (line === null) outputs.error(text);
    else outputs.error(text, { line, show: () => void edit(host, { line }) });
    box.mark(line);
  };
  if (!compiled.ok) {
    fail(compiled.message, compiled.at.line);
    toolbar.end("Not checked: the code can't be read.");
    return;
  }
  const lineOf = (line: number | null): number | null => (line === null ? null : (compiled.place(line)?.line ?? null));

  let late = 0;
  let sandbox = new Sandbox();
  let broken: string | undefined;
  let wasPrinted = false;
  /** Sends one test's calls to a fresh Worker and reads back what it answers. */
  const call: Call = async (entry, calls) => {
    const every = (error: string): Outcome[] => calls.map(() => ({ ok: false, error }));
    if (broken) return every(broken);
    if (late >= patience) return every(`it was not called, because ${late} tests before this one ran too long`);
    let answers: string | undefined;
    let problem: { text: string; line: number | null } | undefined;
    const onEvent = (event: SandboxEvent): void => {
      if (event.type === "answers") answers = event.outcomes;
      else if (event.type === "error" || event.type === "syntax") problem ??= { text: event.text, line: lineOf(event.line) };
      else if (event.type === "text" && !wasPrinted) {
        if (!printed.hasChildNodes()) outputs.note("What your code printed in the first test that printed:");
        outputs.text(event.text);
      }
    };
    const ending = await sandbox.run(
      { parts: compiled.parts, calls: encodePlain(calls), entry },
      { limit, signal: control.signal, onEvent },
    );
    if (printed.hasChildNodes()) wasPrinted = true;
    if (ending === "done" && answers !== undefined) return readOutcomes(answers) ?? every("no answer came back");
    if (ending === "done" && problem) {
      // What fails before any call fails every test alike: once is enough.
      fail(problem.text, problem.line);
      broken = `the code stopped before it could be called: ${problem.text}`;
      return every(broken);
    }
    sandbox.close();
    sandbox = new Sandbox();
    if (ending === "time") {
      late++;
      return every(`it ran longer than ${limit / 1000} seconds. Does a loop never end?`);
    }
    return every(ending === "flood" ? "it sent more output than the page takes" : "the sandbox did not answer");
  };
  const result = await runCheck(exercise, call, seed());
  sandbox.close();
  if (runs.get(host) !== control) return;
  runs.delete(host);
  if (control.signal.aborted) {
    toolbar.end("Stopped. Nothing was judged.");
    return;
  }
  if (printed.hasChildNodes() && !printed.isConnected) results.prepend(printed);
  await outputs.settled();
  results.append(listOf(result));
  const share = result.points === 0 ? 0 : result.score / result.points;
  keep(host, share);
  toolbar.end(saidOfAll(result));
}

/** The best share of the points so far, for the course's progress. */
function keep(host: Runnable, share: number): void {
  const key = `exercise/${host.dataset.lesson}/${host.id}`;
  const best = read(key, (value): value is number => typeof value === "number") ?? 0;
  if (share >= best) write(key, share);
}

/** Other numbers each time: an answer that fits one draw is not an answer. */
const seed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number; // an array of one

/** What the sandbox says its outcomes are; `runCheck` judges each of them again. */
function readOutcomes(text: string): readonly Outcome[] | null {
  try {
    return decodePlain(text) as unknown as readonly Outcome[];
  } catch {
    return null;
  }
}

function listOf({ tests }: CheckResult): HTMLElement {
  const list = document.createElement("ul");
  list.className = "verdicts";
  list.append(...tests.map(row));
  return list;
}

function row(test: TestResult): HTMLElement {
  const { state, verdict, message } = saidOfTest(test);
  const item = document.createElement("li");
  item.dataset.state = state;
  const head = document.createElement("p");
  const word = document.createElement("strong");
  word.className = "verdict";
  word.textContent = verdict;
  const worth = document.createElement("span");
  worth.className = "muted";
  worth.textContent = `${pointsText(test.score)} of ${pointsText(test.points)}`;
  const title = document.createElement("span");
  title.append(word, ` ${test.name}`);
  head.append(title, worth);
  item.append(head);
  if (message !== "") {
    const line = document.createElement("p");
    line.textContent = message;
    item.append(line);
  }
  return item;
}
