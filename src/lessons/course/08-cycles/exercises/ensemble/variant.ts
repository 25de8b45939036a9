import type { MakeVariant } from "../../../../variant.js";
import { choices, example, otherConventions, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ outer: ["members", "pictures"], combines: ["mean", "geometric", "votes"] });

/** What the ensemble finds, in words. */
const rules = {
  mean: "the mean of what its members find",
  geometric:
    "the geometric mean of what its members find, the root of their product, of as many as there are members; each row is then divided by its sum",
  votes: "the share of its members that vote for the class; each member votes for the class it finds likeliest, the first of equal ones",
};

/** A row made to sum to 1, where the rule asks for it. */
const helper = `/** A row of numbers, divided by their sum. */
function shares(row: number[]): number[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return row.map((one) => one / sum);
}

`;

const make: MakeVariant = (seed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { outer, combines } = changed;
  const entry = pick(["combined", "together", "council", "foundBy"]);
  const convention: Convention = { entry, ...changed };
  const byMember = outer === "members";

  const index = byMember ? "members[m][i][k]: member m, picture i" : "pictures[i][m][k]: picture i, member m";
  const row = byMember ? "member[i]" : "member";
  const body = {
    mean: ["let sum = 0;", `for (const member of members) sum += ${row}[k];`, "return sum / members.length;"],
    geometric: ["let product = 1;", `for (const member of members) product *= ${row}[k];`, "return product ** (1 / members.length);"],
    votes: [
      "const top = (row: number[]) => row.indexOf(Math.max(...row));",
      `const voters = members.filter((member) => top(${row}) === k);`,
      "return voters.length / members.length;",
    ],
  }[combines];
  const solution = `${combines === "geometric" ? helper : ""}/** ${index}, probability of class k. */
export function ${entry}(${outer}: number[][][]): number[][] {
  return ${byMember ? "members[0].map((row, i) =>\n    row" : "pictures.map((members) =>\n    members[0]"}.map((_, k) => {
${body.map((line) => `      ${line}\n`).join("")}    }),
  )${combines === "geometric" ? ".map(shares)" : ""};
}
`;
  const lists = [
    [0.5, 0.3, 0.2],
    [0.1, 0.6, 0.3],
  ];
  const args = [byMember ? lists.map((list) => [list]) : [lists]];
  return {
    statement: [
      `Write \`${entry}(${outer})\`. \`${outer}[${byMember ? "m][i" : "i][m"}][k]\` is how likely member \`m\` of an ensemble finds class \`k\` for picture \`i\`.`,
      `Return what the ensemble finds, a row for each picture and in it a number for each class: ${rules[combines]}.`,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
