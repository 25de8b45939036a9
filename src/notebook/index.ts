export { answer } from "./answer.js";
export { check } from "./check.js";
export { experiment } from "./experiment.js";
export { explore } from "./explore.js";
export { plot } from "./plot.js";
export { show } from "./show.js";
