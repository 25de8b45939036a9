import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ first: [0, 1], tells: ["done", "to come"], after: ["last", "again"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { first, tells, after } = changed;
  const entry = pick(["onDuty", "whoIsOn", "dutyAt", "findPiece"]);
  const [lengths, step] = [pick(["pieces", "spans"]), pick(["t", "update"])];
  const convention: Convention = { entry, ...changed };

  const number = first === 0 ? "index" : "index + 1";
  const local = tells === "done" ? "at - start" : "start + length - at";
  const solution = renamed(
    edited(printed.solution, {
      "A piece is on duty from its start to just before its end; the last one for ever": "The piece on duty, and its clock",
      "  let start = 0;": [
        after === "last" ? "  const at = step;" : "  const at = step % lengths.reduce((sum, length) => sum + length, 0);",
        "  let start = 0;",
      ].join("\n"),
      "    const isLast = index === lengths.length - 1;\n":
        "    const isLast = index === lengths.length - 1;\n    const isOn = isLast || at < start + length;\n",
      "if (isLast || step < start + length) return [index, step - start];": `if (isOn) return [${number}, ${local}];`,
    }),
    { pieceAt: entry, lengths, step },
  );
  const args = [[10, 60, 30], 115];
  return {
    statement: [
      `Pieces follow one another; \`${lengths}\` lists how many updates each of them has. Write \`${entry}(${lengths}, ${step})\` for update \`${step}\`, counted from 0: a pair,`,
      `the number of the piece that is on duty, counted from ${first}, and ${tells === "done" ? "how many updates it has done before this one" : "its length less the updates that it has done before this one"}.`,
      after === "last"
        ? "A boundary belongs to the piece that begins there. After the last boundary the last piece stays on duty, and its clock runs on."
        : "A boundary belongs to the piece that begins there. After the last piece all of them are repeated, for ever.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
