import type { Net } from "../../src/engine/models/net.js";
import type { Optim } from "../../src/engine/optimizers/optim.js";
import type { Checkpoint } from "../../src/engine/training/checkpoint.js";
import { type Training, training } from "../../src/engine/training/training.js";
import type { RunDescription } from "../../src/labs/playground/runDescription.js";
import type { Visit } from "../../src/plots/problems/learnt.js";
import { type Column, columnNames, type Progress } from "./protocol.js";
import { type Parts, partsOf } from "./trainerParts.js";

/** Checkpoints that are kept: the page lags behind by what is under way to it, and may ask to go on from there. */
const mostKept = 6;

/** A run that is being trained: it goes on in slices, reports what it did, and can go back to where the page thinks it is. */
export class TrainerArm {
  id: number;
  readonly run: RunDescription;
  readonly parts: Parts;
  readonly net: Net;
  readonly optimizer: Optim;
  readonly #training: Training;
  /** The rates may change ahead of the run. */
  #rates: readonly number[];
  /** Entries of the history that have been reported. */
  #reported = 0;
  #saidDiverged = false;
  readonly #checkpoints: Checkpoint[];
  readonly #path: Visit[] = [];
  /** Updates that the page has seen: until they are made again nothing waits. */
  owed = 0;

  private constructor(id: number, run: RunDescription, parts: Parts) {
    const { steps, batch, seed, evaluateEvery, rates } = run;
    this.id = id;
    this.run = run;
    this.parts = parts;
    this.net = parts.net();
    this.optimizer = parts.optimizer(this.net);
    this.#rates = rates;
    this.#training = training({
      net: this.net,
      problem: parts.problem,
      optimizer: this.optimizer,
      lr: (step) => this.#rates[step] ?? 0, // one for each update, as the session has checked
      steps,
      batch,
      seed,
      evaluateEvery,
    });
    this.#checkpoints = [this.#training.checkpoint()];
  }

  /** A run at its first weights, or where a checkpoint stood. */
  static async start(id: number, run: RunDescription, from: Checkpoint | null): Promise<TrainerArm> {
    const arm = new TrainerArm(id, run, await partsOf(run));
    if (from) arm.#goTo(from);
    if (arm.parts.problem.classes === null) arm.#visit();
    return arm;
  }

  get step(): number {
    return this.#training.step;
  }

  /** Whether there are updates left, and numbers to make them with. */
  get canGoOn(): boolean {
    return this.#training.diverged === null && this.step < this.#training.steps;
  }

  /** Where a point in a landscape has been; empty for any other net. */
  get path(): readonly Visit[] {
    return this.#path;
  }

  advance(updates: number): void {
    if (this.parts.problem.classes !== null) {
      this.#training.advance(updates);
      return;
    }
    this.#visit();
    for (let made = 0; made < updates && this.canGoOn; made += 1) {
      this.#training.advance(1);
      this.#visit();
    }
  }

  /** Notes where the point is, and forgets what it went back from. */
  #visit(): void {
    const { step } = this;
    const later = this.#path.findLastIndex((visit) => visit.step < step) + 1;
    this.#path.length = later;
    this.#path.push({ step, place: this.net.parameters.flatMap(({ value }) => [...value.array()]) });
  }

  score() {
    return this.#training.score("validation");
  }

  /** Becomes the run `id`, which has other rates from update `at` on. */
  continueAs(id: number, rates: readonly number[], at: number): void {
    this.id = id;
    this.#rates = rates;
    if (this.step > at || this.#training.diverged) {
      const before = this.#checkpoints.findLast(({ step }) => step <= at);
      this.#goTo(before as Checkpoint); // the first weights are always there
    }
    this.#saidDiverged = false;
    this.#reported = Math.min(this.#reported, this.#training.history.length);
  }

  #goTo(checkpoint: Checkpoint): void {
    this.#training.restore(checkpoint);
    this.#reported = 0; // a restored run's history begins there
    const later = this.#checkpoints.findIndex(({ step }) => step > checkpoint.step);
    if (later >= 0) this.#checkpoints.length = later;
    if (this.#checkpoints.at(-1)?.step !== checkpoint.step) this.#checkpoints.push(checkpoint);
  }

  /** Saves where it is, unless that is saved or is nowhere; what the page is sent. */
  save(): Checkpoint | null {
    if (this.#training.diverged || this.#checkpoints.at(-1)?.step === this.step) return null;
    const checkpoint = this.#training.checkpoint();
    this.#checkpoints.push(checkpoint);
    if (this.#checkpoints.length > mostKept) this.#checkpoints.splice(1, 1); // the first weights stay
    return checkpoint;
  }

  /** What it did since the last time; null for nothing. */
  progress(): Progress | null {
    const { history, diverged } = this.#training;
    const news = history.slice(this.#reported);
    if (news.length === 0 && (diverged === null || this.#saidDiverged)) return null;
    this.#reported = history.length;
    this.#saidDiverged = diverged !== null;
    const columns = Object.fromEntries(columnNames.map((name) => [name, Float64Array.from(news, (update) => update[name])]));
    return {
      id: this.id,
      from: news[0]?.step ?? this.step,
      columns: columns as Record<Column, Float64Array>, // one of each, as just made
      scores: news.flatMap(({ step, validation }) => (validation ? [{ step: step + 1, ...validation }] : [])),
      diverged,
    };
  }
}
