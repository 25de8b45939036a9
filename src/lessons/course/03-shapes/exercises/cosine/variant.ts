import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ first: [0, 1], end: ["after", "last"], floor: ["rate", "share"] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { first, end, floor } = changed;
  const entry = pick(["halfCosine", "cosineLr", "coolDown", "waveDown"]);
  const names = [
    pick(["T", "N", "K"]),
    pick(["peak", "top", "max"]),
    pick(floor === "rate" ? ["bottom", "last"] : ["part", "ratio"]),
  ] as const;
  const convention: Convention = { entry, names, ...changed };
  const [T, max, min] = names;

  const solution = renamed(
    edited(printed.solution, {
      "half a cosine from max to min": "half a wave down to the floor",
      "updates done": first === 0 ? "the update, from 0" : "the update, from 1",
      "length, in updates": "how many updates",
      "the first rate": "where it starts",
      "the floor\n": floor === "rate" ? "where it ends\n" : "where it ends, in starts\n",
      "t / T": `${first === 0 ? "t" : "(t - 1)"} / ${end === "after" ? "T" : "(T - 1)"}`,
      "  return min + ((max - min) * (1 + Math.cos(Math.PI * u))) / 2;":
        `${floor === "rate" ? "" : "  const low = min * max;\n"}  return low + ((max - low) * (1 + Math.cos(Math.PI * u))) / 2;`.replaceAll(
          "low",
          floor === "rate" ? "min" : "low",
        ),
    }),
    { cosine: entry, T, max, min },
  );
  const args = [25 + first, end === "after" ? 100 : 101, 0.5, 0.1];
  return {
    statement: [
      `Write \`${entry}(t, ${names.join(", ")})\`: the rate of update \`t\` on half a cosine. The first update is number ${first}, and its rate is \`${max}\`.`,
      floor === "rate" ? `The lowest rate is \`${min}\`.` : `The lowest rate is \`${min}\` times the first: 0.1 is a tenth of \`${max}\`.`,
      end === "after"
        ? `The fall takes \`${T}\` updates: the update that has \`${T}\` others before it is the first with the lowest rate.`
        : `There are \`${T}\` updates, two or more, and the last of them is the first with the lowest rate.`,
      "After that the rate stays there.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
