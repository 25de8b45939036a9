/** What one arm has done so far, in columns that grow: entry i is update i. */
export interface ArmHistory {
  /** Updates done: the length of every column. */
  readonly step: number;
  readonly lr: readonly number[];
  /** The loss on its batch, before the update. */
  readonly loss: readonly number[];
  /** |g|, before clipping. */
  readonly gradNorm: readonly number[];
  /** |Δθ|. */
  readonly updateNorm: readonly number[];
  /** Scores on the validation data; `step` counts the updates made before. */
  readonly scores: readonly { readonly step: number; readonly loss: number; readonly accuracy: number | null }[];
  /** The update at which the run left the numbers. */
  readonly diverged: { readonly step: number } | null;
}

/** An arm that has done nothing yet. */
export const noHistory: ArmHistory = { step: 0, lr: [], loss: [], gradNorm: [], updateNorm: [], scores: [], diverged: null };
