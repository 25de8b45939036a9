import type { Problem } from "../../src/engine/problems/problem.js";
import { temporary } from "../../src/engine/tensor/temporary.js";
import type { Indices } from "../../src/engine/tensor/tensor.js";
import { averageStates } from "../../src/engine/tools/averageStates.js";
import { lossAlong } from "../../src/engine/tools/lossAlong.js";
import { preserving } from "../../src/engine/tools/preserving.js";
import { rangeTest } from "../../src/engine/tools/rangeTest.js";
import { snapshotEnsemble } from "../../src/engine/tools/snapshotEnsemble.js";
import type { Answer, Question } from "./protocol.js";
import type { TrainerArm } from "./trainerArm.js";
import { noiseScaleOf, sharpnessOf } from "./trainerMeters.js";

/** Answers a question about an arm, between two of its updates; net, optimizer and the order of the data stay as they are, bit for bit. */
export function answer(arm: TrainerArm, question: Question): Answer {
  const { net, optimizer, parts, run } = arm;
  const { problem } = parts;
  switch (question.kind) {
    case "rangeTest": {
      const { kind, arm: _, ...options } = question;
      // A net and an optimizer of its own, as they are before the first update.
      return temporary(() => {
        const fresh = parts.net();
        return rangeTest({ net: fresh, problem, optimizer: parts.optimizer(fresh), batch: run.batch, seed: run.seed, ...options });
      });
    }
    case "sharpness":
      return sharpnessOf(arm);
    case "noiseScale":
      return noiseScaleOf(arm);
    case "snapshot":
      return { step: arm.step, score: arm.score(), state: optimizer.averaged(() => net.state()) };
    case "barrier":
      return lossAlong({ net, problem, from: question.from, to: question.to, points: question.points ?? 25 });
    case "average": {
      const state = averageStates(question.states);
      const score = preserving({ net }, () => {
        net.load(state);
        return problem.score(net, "validation");
      });
      return { state, score };
    }
    case "ensemble":
      return snapshotEnsemble({ net, problem: problem as Problem<never, Indices>, states: question.states, split: "validation" });
  }
}
