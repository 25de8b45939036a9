import { expect, test } from "vitest";
import { missingName } from "../../site/sandbox/missingName.js";

const modules = {
  lrlab: { cosineAnnealing: 1, linear: 2, cosineWarmup: 3 },
  "lrlab/engine": { train: 1, toString: 2 },
};

test.each([
  ["train", 'import: "lrlab" has no train. Import it from "lrlab/engine".'],
  ["cosAnneal", 'import: "lrlab" has no cosAnneal. Is it cosineAnnealing, cosineWarmup?'],
  ["Linear", 'import: "lrlab" has no Linear. Is it linear?'],
  ["wsd", 'import: "lrlab" has no wsd. It has cosineAnnealing, cosineWarmup, linear.'],
  ["valueOf", 'import: "lrlab" has no valueOf. It has cosineAnnealing, cosineWarmup, linear.'],
])("says where to look for %s", (missing, words) => expect(missingName(modules, "lrlab", missing)).toBe(words));
