export type { Case, Replay, Replayed } from "./case.js";
export { replay } from "./replay.js";
