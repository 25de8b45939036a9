import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const entry = pick(["bestDrop", "dropPlace", "whenToDrop", "oneDrop"]);
  const gives = pick(["after", "share"] as const); // never as printed: what else changes stands in the start
  const low = pick(["factor", "rate"] as const);
  const noise = pick(["variance", "deviation"] as const);
  const names = [
    pick(["N", "K"]),
    pick(["first", "high", "lr0"]),
    low === "factor" ? pick(["cut", "times"]) : pick(["second", "low"]),
  ] as const;
  const convention: Convention = { entry, names, gives, low, noise };
  const [T, eta, gamma] = names;

  const solution = renamed(
    edited(printed.solution, {
      "rate ** 2 * sigma2;": noise === "variance" ? "rate ** 2 * sigma2;" : "(rate * sigma) ** 2;",
      "{ h: number; sigma2: number; theta0: number }": `{ h: number; ${noise === "variance" ? "sigma2" : "sigma"}: number; theta0: number }`,
      "{ h, sigma2 } =": noise === "variance" ? "{ h, sigma2 } =" : "{ h, sigma } =",
      "run.gamma * run.eta;": low === "factor" ? "run.gamma * run.eta;" : "run.gamma;",
      "After how many of T updates the rate should drop": "Where the rate should drop",
      "return best;": gives === "after" ? "return run.T - best;" : "return best / run.T;",
    }),
    { bestMilestone: entry, T, eta, gamma },
  );
  const args = [
    { [T]: 4, [eta]: 1, [gamma]: low === "factor" ? 0.25 : 0.125 },
    [{ h: 0.5, [noise === "variance" ? "sigma2" : "sigma"]: 2, theta0: 4 }],
  ];
  const wanted = {
    after: `the number of updates *with the lower rate*, a whole number from 0 to \`${T}\`,`,
    share: `the share of the run *before the drop*, from 0 to 1 and a whole number of updates when multiplied by \`${T}\`,`,
  }[gives];
  return {
    statement: [
      `Write \`${entry}({ ${names.join(", ")} }, spectrum)\`. A run of \`${T}\` updates starts with the rate \`${eta}\`;`,
      `at one place it drops and goes on with ${low === "factor" ? `\`${gamma} * ${eta}\`` : `\`${gamma}\``}. Return ${wanted} for which the expected loss in the end is lowest.`,
      `\`spectrum\` lists directions \`{ h, ${noise === "variance" ? "sigma2" : "sigma"}, theta0 }\`: the curvature, the ${noise === "variance" ? "variance" : "standard deviation"} of the gradient's noise, and the start.`,
      "A loss within 2 % of the best is good enough.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
