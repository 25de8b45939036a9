/** Every family, one line each: tests, pages, tables, notebooks and the command line are made from this list. */
export * from "./constant.js";
export * from "./constantWarmup.js";
export * from "./cosineAnnealing.js";
export * from "./cosineWarmup.js";
export * from "./exponential.js";
export * from "./exponentialWarmup.js";
export * from "./inverseSqrt.js";
export * from "./linear.js";
export * from "./linearWarmup.js";
export * from "./multiStep.js";
export * from "./polynomial.js";
export * from "./stepDecay.js";
