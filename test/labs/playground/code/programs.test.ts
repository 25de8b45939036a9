/** The programs that leave the playground train what it trained: their losses are its losses, bit for bit. */
import { stripTypeScriptTypes } from "node:module";
import * as lrlab from "lrlab";
import * as engine from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { changeAt } from "../../../../src/labs/playground/changeAt.js";
import { lrlabCode } from "../../../../src/labs/playground/code/lrlabCode.js";
import { notebookOf } from "../../../../src/labs/playground/code/notebookOf.js";
import { runCsv } from "../../../../src/labs/playground/code/runCsv.js";
import type { PlaygroundState } from "../../../../src/labs/playground/playgroundState.js";
import { startState, usualState } from "../../../../src/labs/playground/startState.js";
import { tasks } from "../../../../src/labs/playground/tasks.js";
import { makeNotebook } from "../../../../src/notebook/host/notebook.js";
import { trained } from "../train.js";
import { drawnStates } from "./compositions.js";

/** Runs a program on the library's source, and returns what it printed. */
function printed(program: string): unknown[][] {
  const lines: unknown[][] = [];
  const console = { log: (...values: unknown[]) => lines.push(values) };
  const body = stripTypeScriptTypes(program).replaceAll(/import (\{[^}]*\}) from "(lrlab|lrlab\/engine)";/g, (_, names, from) =>
    from === "lrlab" ? `const ${names} = lrlab;` : `const ${names} = engine;`,
  );
  new Function("lrlab", "engine", "console", `"use strict";${body}`)(lrlab, engine, console);
  return lines;
}

/** What a program should print: name, loss of the last batch, loss on the validation data. */
const ends = (state: PlaygroundState): unknown[][] =>
  state.arms.map((_, i) => {
    const name = "ABC"[i];
    const { loss, scores, diverged } = trained(state, i);
    return diverged ? [name, "diverged at", diverged.step] : [name, loss.at(-1), scores.at(-1)?.loss];
  });

const changed: PlaygroundState = { ...startState, arms: startState.arms.map((arm) => changeAt(changeAt(arm, 200, 0.1), 401, 2)) };

describe("the program", () => {
  test.each(tasks.flatMap(({ name, models }) => models.map((model) => [name, model.name] as const)))("of %s with %s", (task, model) => {
    const state = usualState({ task, model, steps: 3, seed: 3 });
    expect(printed(lrlabCode(state))).toEqual(ends(state));
  });

  test.each(tasks[0]?.optimizers ?? [])("with %s", (optimizer) => {
    const state = usualState({ optimizer, steps: 30 });
    expect(printed(lrlabCode(state))).toEqual(ends(state));
  });

  test("of compositions and turns by hand", () => {
    expect(printed(lrlabCode(changed))).toEqual(ends(changed));
    for (const state of drawnStates(20, 8)) expect(printed(lrlabCode(state)), lrlabCode(state)).toEqual(ends(state));
  });

  test("of a run that diverges says where", () => {
    const state = { ...usualState({ task: "valley" }), arms: [{ lr: lrlab.constant({ baseLr: 0.2 }), changes: [] }] };
    expect(printed(lrlabCode(state))).toEqual([["A", "diverged at", trained(state, 0).diverged?.step]]);
  });

  test("reads as one would write it", () => {
    expect(lrlabCode(changed)).toContain(`const planB = constant({ baseLr: 0.3 });
const B = sequence(
  take(planB, 200),
  scale(take(skip(planB, 200), 201), 0.1),
  scale(skip(planB, 401), 0.2),
);
`);
    expect(lrlabCode(startState)).toMatchInlineSnapshot(`
      "import {
        constant,
        cosineAnnealing,
        type Schedule,
        warmup,
      } from "lrlab";
      import { mlp, sgd, spirals, train } from "lrlab/engine";

      const A = warmup(
        cosineAnnealing({ baseLr: 0.3, totalSteps: 540 }),
        { steps: 60, offset: 1 },
      );
      const B = constant({ baseLr: 0.3 });

      // Every run has the same examples, first weights and order of data.
      function run(lr: Schedule) {
        const net = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
        return train({
          net,
          problem: spirals({ turns: 1.25, noise: 0.05, seed: 1 }),
          optimizer: sgd(net, { momentum: 0.9 }),
          lr: (t) => Math.fround(lr(t)),
          steps: 600,
          batch: 32,
          seed: 1,
          evaluateEvery: 15,
        });
      }

      // Name, loss of the last batch, loss on the validation data.
      const runs = { A: run(A), B: run(B) };
      for (const [name, { history, diverged }] of Object.entries(runs)) {
        const last = history[history.length - 1];
        if (diverged) console.log(name, "diverged at", diverged.step);
        else console.log(name, last.loss, last.validation?.loss);
      }
      "
    `);
  });

  test("has no line of more than 70 characters", () => {
    const states = [changed, ...tasks.map(({ name }) => usualState({ task: name })), ...drawnStates(30, 9)];
    for (const state of states) for (const line of lrlabCode(state).split("\n")) expect(line.length, line).toBeLessThanOrEqual(70);
  });
});

describe("the notebook", () => {
  interface Cell {
    readonly id: string;
    readonly cell_type: string;
    readonly source: readonly string[];
  }
  const read = (state: PlaygroundState) => JSON.parse(notebookOf(state)) as { cells: Cell[]; metadata: Record<string, object> };

  test("names the course's kernel as the lessons' notebooks do", () => {
    const { kernelspec, language_info } = makeNotebook([], {}).metadata;
    const { metadata } = read(startState);
    expect(metadata.kernelspec).toEqual(kernelspec);
    expect(language_info).toMatchObject(metadata.language_info as object);
  });

  test("has cells with ids of their own, and lines of at most 70 characters", () => {
    const { cells } = read({ ...changed, arms: [...changed.arms, ...startState.arms.slice(0, 1)] });
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    const code = cells.filter(({ cell_type }) => cell_type === "code");
    expect(code.length).toBe(7);
    for (const { source } of code) for (const line of source) expect(line.replace("\n", "").length, line).toBeLessThanOrEqual(70);
  });

  test("tells the question, the settings and the address", () => {
    const { cells } = read(usualState({ task: "wells", seed: 7 }));
    expect(cells[0]?.source.join("")).toBe(
      "# Two wells\n\nA point starts above a narrow well; a wide and deeper one lies beside it. A high rate throws it over the barrier, a low one lets it rest. Which schedule brings it furthest: A or B?\n\n300 updates of 1 example with SGD, seed 7. From the playground of LR Lab, where the same run is at `/playground/?v=1&task=wells&seed=7`.",
    );
  });
});

describe("the table", () => {
  test("has every number of every update, digit for digit", () => {
    const state = usualState({ steps: 45 });
    const histories = state.arms.map((_, i) => trained(state, i));
    const [header, ...rows] = runCsv(histories, state)
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    expect(header).toEqual(["arm", "update", "lr", "loss", "grad_norm", "update_norm", "validation_loss", "validation_accuracy"]);
    expect(rows).toHaveLength(90);
    histories.forEach((history, arm) => {
      const mine = rows.filter(([name]) => name === "AB"[arm]);
      (["lr", "loss", "gradNorm", "updateNorm"] as const).forEach((column, i) => {
        expect(mine.map((row) => Number(row[i + 2]))).toEqual([...history[column]]);
      });
      const scored = mine.filter((row) => row[6] !== "");
      expect(scored.map((row) => ({ step: Number(row[1]) + 1, loss: Number(row[6]), accuracy: Number(row[7]) }))).toEqual(history.scores);
    });
  });

  test("of arms that have done nothing is its header", () => {
    expect(runCsv([], startState)).toBe("arm,update,lr,loss,grad_norm,update_norm,validation_loss,validation_accuracy\n");
  });
});
