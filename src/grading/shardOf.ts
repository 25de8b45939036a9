import { createHash } from "node:crypto";

/** A part of the submissions: which of how many, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The shard that a submission belongs to, from 1: its id's hash decides, so that it is the same on every machine and whatever else was handed in.
 *
 * @param id the submission's.
 * @param of how many shards there are.
 */
export const shardOf = (id: string, of: number): number => (createHash("sha256").update(id).digest().readUIntBE(0, 6) % of) + 1;
