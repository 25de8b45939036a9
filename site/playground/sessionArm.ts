import type { Checkpoint } from "../../src/engine/training/checkpoint.js";
import type { ArmHistory } from "../../src/labs/playground/armHistory.js";
import type { RunDescription } from "../../src/labs/playground/runDescription.js";
import type { Figure } from "../../src/plots/figure.js";
import { type ArmOrder, type Column, columnNames, type MeterReading, type Progress } from "./protocol.js";

/** Grows as reports come in; others read it as an `ArmHistory`. */
type Growing = Record<Column, number[]> & { step: number; scores: ArmHistory["scores"][number][]; diverged: ArmHistory["diverged"] };

let lastId = 0;
const newId = (): number => {
  lastId += 1;
  return lastId;
};

/** What the page knows of one run. */
export class SessionArm {
  #run: RunDescription;
  #id = newId();
  /** The run that this one was, until the trainer is told. */
  #takes: number | null = null;
  readonly #history: Growing = { step: 0, lr: [], loss: [], gradNorm: [], updateNorm: [], scores: [], diverged: null };
  #checkpoint: Checkpoint | null = null;
  #picture: Figure | null = null;
  #meter: readonly MeterReading[] = [];

  constructor(run: RunDescription) {
    this.#run = run;
  }

  get id(): number {
    return this.#id;
  }

  get run(): RunDescription {
    return this.#run;
  }

  get history(): ArmHistory {
    return this.#history;
  }

  get picture(): Figure | null {
    return this.#picture;
  }

  get meter(): readonly MeterReading[] {
    return this.#meter;
  }

  /** Whether it has nothing more to do. */
  get isOver(): boolean {
    return this.#history.diverged !== null || this.#history.step >= this.#run.steps;
  }

  /** Becomes another run with the same past. "same" where it is one already, "other" where its past is another: then nothing has changed. */
  become(run: RunDescription): "same" | "goes on" | "other" {
    const { rates: now, ...rest } = this.#run;
    const { rates: then, ...others } = run;
    if (JSON.stringify(rest) !== JSON.stringify(others)) return "other";
    const first = now.findIndex((rate, step) => rate !== then[step]);
    if (first < 0) return "same";
    const { step, diverged } = this.#history;
    if (first < step) return "other";
    this.#run = run;
    this.#takes ??= this.#id;
    this.#id = newId();
    if (diverged) this.#history.diverged = null;
    this.#meter = this.#meter.filter((reading) => reading.step <= step);
    return "goes on";
  }

  /** What the trainer is told of it; one that was started anew gets the last checkpoint too. */
  order(isAnew: boolean): ArmOrder {
    const takes = isAnew ? null : this.#takes;
    this.#takes = null;
    return { id: this.#id, run: this.#run, takes, from: isAnew ? this.#checkpoint : null, at: this.#history.step };
  }

  /** Adds what it has not seen yet: after a restart the trainer makes some updates again. */
  add({ from, columns, scores, diverged }: Progress): void {
    const history = this.#history;
    const seen = history.step - from;
    if (seen < 0) throw new Error(`Updates ${history.step} to ${from} of a run were lost.`);
    history.scores.push(...scores.filter(({ step }) => step > history.step));
    for (const name of columnNames) for (const value of columns[name].subarray(seen)) history[name].push(value);
    history.step = history.loss.length;
    history.diverged = diverged;
  }

  keep(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
  }

  show(figure: Figure): void {
    this.#picture = figure;
  }

  read(reading: MeterReading): void {
    if (reading.step > (this.#meter.at(-1)?.step ?? -1)) this.#meter = [...this.#meter, reading];
  }
}
