/** What the test of memory runs. */
export { floats } from "../../../src/engine/tensor/memory.js";
export { ours } from "../../bench/ours.js";
