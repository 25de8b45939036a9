import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ counts: ["rates", "factors"], takes: ["rates", "exponents"], order: ["forth", "back"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { counts, takes, order } = changed;
  const entry = pick(["ladder", "toTry", "spread", "rangeOf"]);
  const names = [
    ...pick([
      ["low", "high"],
      ["begin", "end"],
    ] as const),
    pick(["m", "k"]),
  ];
  const convention: Convention = { entry, ...changed };
  const [from, to, n] = names as [string, string, string];
  const [byRates, plain, forth] = [counts === "rates", takes === "rates", order === "forth"];

  const [first, last] = forth ? [from, to] : [to, from];
  const solution = renamed(
    edited(printed.solution, {
      "from: number, to: number": `${from}: number, ${to}: number`,
      "n rates have n - 1 factors between them": "Rates with equal factors between them",
      "{ length: n }": byRates ? "{ length: n }" : "{ length: n + 1 }",
      "return from * (to / from) ** (i / (n - 1));": [
        `const part = i / ${byRates ? "(n - 1)" : "n"};`,
        `    return ${plain ? `${first} * (${last} / ${first}) ** part` : `10 ** (${first} + (${last} - ${first}) * part)`};`,
      ].join("\n"),
    }),
    { sweep: entry, n },
  );
  const args = [plain ? 0.001 : -3, plain ? 0.1 : -1, 2];
  return {
    statement: [
      `Write \`${entry}(${names.join(", ")})\`: the rates of a range test, a list in which each is the same factor away from the one before it.`,
      plain
        ? `Its ends are the rates \`${from}\` and \`${to}\`.`
        : `Its ends are 10 to the power \`${from}\` and 10 to the power \`${to}\`.`,
      forth ? `It begins with that of \`${from}\`.` : `It begins with that of \`${to}\` and ends with that of \`${from}\`.`,
      byRates ? `There are \`${n}\` rates, at least 2.` : `There are \`${n}\` factors between the rates, at least 1.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
