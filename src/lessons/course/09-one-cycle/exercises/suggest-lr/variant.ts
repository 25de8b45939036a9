import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { answerFor, type Convention, exerciseFor, writeFor } from "./check.js";

const conventions = otherConventions({ measure: ["loss", "likelihood"], takes: ["lists", "pairs"], gives: ["rate", "exponent"] });

/** A range test short enough to print: the loss falls from 0.0005 on, and its brink is at 0.05. */
const rates = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const losses = [2.3, 2.3, 2.3, 2.3, 2.3, 2.1, 1.7, 1.5, 1.3, 1.1, 0.9, 0.8, 0.9, 1.1, 1.3, 1.5, 1.7, 2];

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { measure, takes, gives } = changed;
  const entry = pick(["rateFromTest", "readOff", "startingRate", "rateToTry"]);
  const [list, pairs] = [pick(["rates", "tried"]), pick(["points", "samples"])];
  const convention: Convention = { entry, ...changed };
  const isLoss = measure === "loss";
  const values = isLoss ? "losses" : "scores";

  const solution = renamed(
    edited(printed.solution, {
      "A rate from which training can begin": gives === "rate" ? "A rate to begin with" : "The logarithm of a rate to begin with",
      ...(takes === "pairs"
        ? {
            "lrs: number[], losses: number[]): number {": `${pairs}: [number, number][]): number {\n  const lrs = ${pairs}.map(([lr]) => lr);\n  const losses = ${pairs}.map(([, loss]) => loss);`,
          }
        : {}),
      "smooth[i] < smooth[lowest]": isLoss ? "smooth[i] < smooth[lowest]" : "smooth[i] > smooth[lowest]",
      "return lrs[lowest] / 3;": gives === "rate" ? "return lrs[lowest] / 3;" : "return Math.log10(lrs[lowest] / 3);",
    }),
    { suggestLR: entry, lrs: list, ...(isLoss ? {} : { losses: values, loss: "value", lowest: "highest" }) },
  );
  const [name, falls, lowest] = isLoss ? ["loss", "fall", "lowest"] : ["log-likelihood", "rise", "highest"];
  return {
    statement: [
      `Write \`${entry}(${takes === "lists" ? `${list}, ${values}` : pairs})\`. It gets a range test:`,
      takes === "lists"
        ? `the rate of each update, and the ${name} of its batch.`
        : `for each update the pair of its rate and the ${name} of its batch.`,
      isLoss ? "" : "The log-likelihood is the loss with the other sign: more is better.",
      `Find a rate to begin with: above where the ${name} begins to ${falls}, and at most half of the brink, where it is ${lowest}.`,
      gives === "rate" ? "Return that rate." : "Return the logarithm of that rate, to the base 10.",
      `It must survive first samples that jump, noise on every sample, a tail of \`NaN\`, and any unit of the ${name}.`,
      example(entry, writeFor(convention)(rates, losses), answerFor(convention)(rates, losses)),
      "Other answers in that range are as right.",
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
