import { experimentRows } from "./experiment.js";
import { modelsRows } from "./models.js";
import { opsRows } from "./ops.js";
import { imageOpsRows } from "./opsB.js";
import { optimizersRows } from "./optimizers.js";
import { problemsRows } from "./problems.js";
import { toolsRows } from "./tools.js";
import { trainingRows } from "./training.js";

/** Rows for test/badInput.test.ts: every function of lrlab/engine, and every function that one of them returns. */
export const engineRows = {
  ...opsRows,
  ...imageOpsRows,
  ...modelsRows,
  ...optimizersRows,
  ...problemsRows,
  ...trainingRows,
  ...toolsRows,
  ...experimentRows,
};
