import type { NetState } from "../../src/engine/models/net.js";
import type { Score } from "../../src/engine/problems/problem.js";
import type { GradientNoiseScale } from "../../src/engine/tools/gradientNoiseScale.js";
import type { LossAt } from "../../src/engine/tools/lossAlong.js";
import type { RangeTest } from "../../src/engine/tools/rangeTest.js";
import type { Sharpness } from "../../src/engine/tools/sharpness.js";
import type { EnsembleScore } from "../../src/engine/tools/snapshotEnsemble.js";
import type { Checkpoint } from "../../src/engine/training/checkpoint.js";
import type { ArmHistory } from "../../src/labs/playground/armHistory.js";
import type { RunDescription } from "../../src/labs/playground/runDescription.js";
import type { Figure } from "../../src/plots/figure.js";

/** One arm, as the trainer is told of it. */
export interface ArmOrder {
  /** No other run has it, so that what arrives late about an earlier run is known as such. One that is being trained already goes on as it is. */
  readonly id: number;
  readonly run: RunDescription;
  /** The run whose first `at` updates are this one's too: it goes on from there. */
  readonly takes: number | null;
  /** Where else it goes on from; null at the first weights. */
  readonly from: Checkpoint | null;
  /** Updates that the page has seen. */
  readonly at: number;
}

/** What is worth measuring: what is not shown is not computed. */
export interface Watch {
  readonly picture: boolean;
  readonly meters: boolean;
}

/** What the page tells the trainer. */
export type Order =
  | { readonly kind: "arms"; readonly arms: readonly ArmOrder[] }
  /** Train until every arm has made so many updates. A later turn's order replaces an earlier one's. */
  | { readonly kind: "train"; readonly turn: number; readonly until: number }
  /** Updates per second, null as fast as it goes. */
  | { readonly kind: "speed"; readonly speed: number | null }
  | { readonly kind: "watch"; readonly watch: Watch }
  | { readonly kind: "ask"; readonly ask: number; readonly id: number; readonly question: Question }
  /** Is there still someone? */
  | { readonly kind: "ping" };

/** What an arm has done since the last report; entry i of a column is update `from` + i. */
export interface Progress {
  readonly id: number;
  readonly from: number;
  readonly columns: Readonly<Record<Column, Float64Array>>;
  readonly scores: ArmHistory["scores"];
  readonly diverged: ArmHistory["diverged"];
}

/** The columns of a history. */
export const columnNames = ["lr", "loss", "gradNorm", "updateNorm"] as const;
export type Column = (typeof columnNames)[number];

/** How curved and how noisy the loss was after `step` updates. */
export interface MeterReading {
  readonly step: number;
  /** The largest eigenvalue of the Hessian; null where the iteration did not settle. */
  readonly sharpness: number | null;
  /** In examples; null where the gradient cannot be told from 0. */
  readonly noiseScale: number | null;
}

/** What the trainer tells the page. */
export type Report =
  /** It stands; or it can't train here, and why. */
  | { readonly kind: "ready"; readonly fault: string | null }
  | { readonly kind: "progress"; readonly arms: readonly Progress[] }
  /** The turn's training is over. */
  | { readonly kind: "rest"; readonly turn: number }
  | { readonly kind: "checkpoint"; readonly id: number; readonly checkpoint: Checkpoint }
  | { readonly kind: "picture"; readonly id: number; readonly step: number; readonly figure: Figure }
  | { readonly kind: "meter"; readonly id: number; readonly reading: MeterReading }
  /** Something begins that may take seconds. */
  | { readonly kind: "busy" }
  | { readonly kind: "answer"; readonly ask: number; readonly answer: unknown }
  | { readonly kind: "refused"; readonly ask: number; readonly fault: string }
  | { readonly kind: "pong" }
  | { readonly kind: "fault"; readonly fault: string };

/** A net as it was after so many updates. */
export interface Snapshot {
  readonly step: number;
  readonly state: NetState;
  /** On the validation data. */
  readonly score: Score;
}

/** What one can ask about an arm, and what comes back. */
interface Answers {
  /** On a net with the run's first weights. */
  rangeTest: { question: { readonly from?: number; readonly to?: number; readonly steps?: number }; answer: RangeTest };
  sharpness: { question: object; answer: Sharpness };
  noiseScale: { question: object; answer: GradientNoiseScale };
  snapshot: { question: object; answer: Snapshot };
  /** The loss on the line between two snapshots. */
  barrier: { question: { readonly from: NetState; readonly to: NetState; readonly points?: number }; answer: readonly LossAt[] };
  /** The mean of snapshots, and how it does. */
  average: { question: { readonly states: readonly NetState[] }; answer: { readonly state: NetState; readonly score: Score } };
  /** The snapshots' answers averaged; only where there are classes. */
  ensemble: { question: { readonly states: readonly NetState[] }; answer: EnsembleScore };
}
export type QuestionKind = keyof Answers;
export type Question = { [K in QuestionKind]: { readonly kind: K; readonly arm: number } & Answers[K]["question"] }[QuestionKind];
export type Answer<Q extends { readonly kind: QuestionKind } = Question> = Answers[Q["kind"]]["answer"];
