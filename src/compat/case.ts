/**
 * One run of a library's scheduler, plateau rule, optimizer or range test, in the format of the golden files.
 *
 * `api` names what runs; `source` matters only where two libraries use one name (ReduceLROnPlateau).
 */
export interface Case {
  /** The library's own name: "CosineAnnealingLR", "warmup_cosine_decay_schedule". */
  readonly api: string;
  /** Which library and version: "torch 1.13.1", "keras 3". */
  readonly source?: string;
  /** The library's own parameters under its own names; a Python `lambda` as a function of the step. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The optimizer's rate. */
  readonly base_lr: number;
  /** Updates to run. */
  readonly steps: number;
  /** What plateau rules observe; "NaN" stands for not a number. */
  readonly metrics?: readonly (number | "NaN")[];
  /** Positions in the run, from 0 to 1, where fastai's annealers are asked. */
  readonly pos?: readonly number[];
  /** What is minimised, in the words of the golden files: "f(x)=0.5*sum(a*(x-c)^2), a=[1,10,0.1], c=[1,-2,0.5], x0=[5,5,-5]". */
  readonly problem?: string;
}

/** What came out: `lr[t]` feeds update t; the other fields depend on the api, under the golden files' names. */
export interface Replayed {
  /** The rate of each update, of the first parameter group. */
  readonly lr: readonly number[];
  /** The rates of every parameter group: one list per group. */
  readonly lr_groups?: readonly (readonly number[])[];
  /** What the scheduler's formula gives, where the library has one beside its recursion. */
  readonly lr_closed_form?: readonly number[];
  /** The momentum, or Adam's β₁, of each update. */
  readonly momentum?: readonly number[];
  /** The loss before each update; of a range test, the smoothed one. */
  readonly loss?: readonly number[];
  /** A range test's loss before smoothing. */
  readonly raw_loss?: readonly number[];
  /** The parameters after each update. */
  readonly params_after?: readonly (readonly number[])[];
  /** What a plateau rule holds for the best metric so far, after each metric. */
  readonly best?: readonly number[];
  /** What a plateau rule counts, after each metric. */
  readonly num_bad_epochs?: readonly number[];
  readonly [field: string]: unknown;
}

/** Runs one api for one case; throws where the library does. */
export type Replay = (of: Case) => Replayed;
