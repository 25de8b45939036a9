import type { Role } from "../../src/plots/figure.js";
import type { LearntFigure } from "../../src/plots/problems/learnt.js";
import type { MeterReading, Report, Watch } from "./protocol.js";
import type { TrainerArm } from "./trainerArm.js";

/** The part of the time that pictures and checkpoints may take. Meters are read when they are due: whoever watches them waits for them. */
const share = 0.1;
/** The least time between two pictures, and between two checkpoints, in ms. */
const pictureEvery = 125;
const saveEvery = 250;
/** The most time between two checkpoints, however long they take. */
const saveAtLeast = 1000;
/** Readings of the meters in a run, besides the first. */
const readings = 30;

/** The colour of each run. */
const roles: readonly Role[] = ["a", "b", "c"];

/** What is measured beside training: pictures of what the net makes of the problem, meters, and checkpoints to go on from. */
export class Side {
  readonly #post: (report: Report) => void;
  #begun = performance.now();
  #spent = 0;
  #picturedAt = Number.NEGATIVE_INFINITY;
  #savedAt = Number.NEGATIVE_INFINITY;
  /** At which step each run was last pictured and read. */
  readonly #pictured = new Map<number, number>();
  readonly #read = new Map<number, number>();
  /** How each kind of problem is drawn, once that is fetched; training goes on meanwhile. */
  readonly #pictures = new Map<string, LearntFigure | null>();
  #isDrawing = false;
  #meter: ((arm: TrainerArm) => MeterReading) | null = null;

  constructor(post: (report: Report) => void) {
    this.#post = post;
  }

  /** Runs or what is watched have changed: fetches what measures it; everything is due anew. */
  async begin(arms: readonly TrainerArm[], { picture, meters }: Watch): Promise<void> {
    const [arm] = arms;
    if (picture && arm) {
      const { kind } = arm.parts.problem.spec;
      this.#pictures.set(kind, await (await import("./trainerPicture.js")).pictureOf(kind));
    }
    this.#isDrawing = picture;
    this.#meter = meters ? (await import("./trainerMeters.js")).readMeters : null;
    this.#begun = performance.now();
    this.#spent = 0;
    this.#picturedAt = Number.NEGATIVE_INFINITY;
    this.#pictured.clear();
  }

  /** The step at which the next of `arms` is read. */
  nextReading(arms: readonly TrainerArm[]): number {
    if (!this.#meter) return Number.POSITIVE_INFINITY;
    return Math.min(...arms.map(({ step, run }) => (Math.floor(step / everyOf(run.steps)) + 1) * everyOf(run.steps)));
  }

  /** Reads the meters of those whose reading is due at this step. */
  read(arms: readonly TrainerArm[]): void {
    if (!this.#meter) return;
    for (const arm of arms) {
      const { id, step, run } = arm;
      if ((step % everyOf(run.steps) !== 0 && step !== run.steps) || this.#read.get(id) === step) continue;
      this.#read.set(id, step);
      this.#post({ kind: "busy" });
      this.#post({ kind: "meter", id, reading: this.#meter(arm) });
    }
  }

  /** Pictures and checkpoints, as often as they may be made; where training rests, at once. */
  measure(arms: readonly TrainerArm[], isResting: boolean): void {
    const start = performance.now();
    const mayTake = (since: number, least: number): boolean =>
      isResting || (start - since >= least && this.#spent <= share * (start - this.#begun));
    if (mayTake(this.#savedAt, saveEvery) || start - this.#savedAt >= saveAtLeast) {
      this.#savedAt = start;
      for (const arm of arms) {
        const checkpoint = arm.save();
        if (checkpoint) this.#post({ kind: "checkpoint", id: arm.id, checkpoint });
      }
    }
    if (this.#isDrawing && mayTake(this.#picturedAt, pictureEvery)) {
      this.#picturedAt = start;
      for (const [i, arm] of arms.entries()) this.#show(arm, roles[i]);
    }
    this.#spent += performance.now() - start;
  }

  #show(arm: TrainerArm, role: Role | undefined): void {
    const { id, step, net, optimizer, parts } = arm;
    const picture = this.#pictures.get(parts.problem.spec.kind);
    if (!picture || this.#pictured.get(id) === step) return;
    this.#pictured.set(id, step);
    const figure = optimizer.averaged(() => picture(parts.problem, net, arm.path, role));
    this.#post({ kind: "picture", id, step, figure });
  }
}

const everyOf = (steps: number): number => Math.max(1, Math.ceil(steps / readings));
