export { answer } from "./answer.js";
export { check } from "./check.js";
export { type CompareOptions, compare } from "./compare.js";
export { experiment } from "./experiment.js";
export { explore } from "./explore.js";
export { type Live, live } from "./live.js";
export { plot } from "./plot.js";
export { type Done, type ProgressBar, progress } from "./progress.js";
export { show } from "./show.js";
