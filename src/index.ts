export { sequence } from "./schedules/combinators/sequence.js";
export { type CosineAnnealing, cosineAnnealing } from "./schedules/families/cosineAnnealing.js";
export type { Definition, Family, Source } from "./schedules/family.js";
export type { Parameter, Parameters } from "./schedules/parameters.js";
export { families, schedule } from "./schedules/registry.js";
export type { PastEnd, Schedule, Spec } from "./schedules/schedule.js";
