/** Makers of every kind of problem, net and optimizer. */
export { model } from "../../src/engine/models/registry.js";
export { optimizer } from "../../src/engine/optimizers/registry.js";
export { problem } from "../../src/engine/problems/registry.js";
