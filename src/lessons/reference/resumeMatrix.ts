import { type ResumeRow, resumeRows } from "../../labs/exact/resumeRows.js";

export { type Next, type Resumed, type ResumeRow, total, type Way, ways } from "../../labs/exact/resumeRows.js";

/** Updates before the run is stopped. */
export const stopped = 17;

/** What PyTorch's schedulers do after a restart, by what was saved and in which order it was loaded: replayed, a run of 40 stopped after 17. */
export const resumeMatrix = (): readonly ResumeRow[] => resumeRows(stopped);
