import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath } from "../../realParts.js";

/** Runs each code and collects the optimizer's rate before every update. */
const program = `
import json, sys, traceback, warnings
warnings.simplefilter("ignore")
answers = []
for code, steps in json.load(sys.stdin):
    try:
        names = {}
        exec(compile(code, "export", "exec"), names)
        optimizer, scheduler = names["optimizer"], names.get("scheduler")
        rates = []
        for _ in range(steps):
            rates.append(float(optimizer.param_groups[0]["lr"]))
            optimizer.step()
            if scheduler:
                scheduler.step()
        answers.append({"rates": rates})
    except Exception:
        answers.append({"error": traceback.format_exc(limit=-2)})
print(json.dumps(answers))
`;

/** The optimizer's rates under each code, for so many updates, in the real PyTorch; or what went wrong. */
export const ratesInTorch = (
  jobs: readonly (readonly [code: string, updates: number])[],
): readonly { rates?: number[]; error?: string }[] => pythonAnswers(partPath("torch") ?? "", program, jobs);
