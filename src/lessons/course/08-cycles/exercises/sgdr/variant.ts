import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const restart = pick(["new", "old"] as const);
  const grows = pick(["times", "plus"] as const);
  const floor = pick([0.01, 0.05, 0.1, 0.2]); // never the printed 0, so that no seed has the printed answer
  const entry = pick(["sawteeth", "cycleLr", "waves", "anneal"]);
  const names = [pick(["span", "period", "c"]), grows === "times" ? pick(["factor", "times"]) : pick(["added", "extra"])] as const;
  const convention: Convention = { entry, names, restart, grows, floor };
  const [first, growth] = names;

  const solution = renamed(
    edited(printed.solution, {
      "t >= start": restart === "new" ? "t >= start" : "t > start",
      "length *= growth": grows === "times" ? "length *= growth" : "length += growth",
      "return (1 + Math.cos((Math.PI * (t - start)) / length)) / 2;": `const left = (1 + Math.cos((Math.PI * (t - start)) / length)) / 2;\n  return ${floor} + ${1 - floor} * left;`,
    }),
    { sgdr: entry, first, growth },
  );
  const args = [restart === "new" ? 12 : 4, 4, 2];
  return {
    statement: [
      `Write \`${entry}(t, ${names.join(", ")})\`: which part of the peak is left at time \`t\`, in epochs, which need not be whole.`,
      `The first cycle has \`${first}\` epochs, and each later one ${grows === "times" ? `\`${growth}\` times as many as` : `\`${growth}\` epochs more than`} the one before it.`,
      `In each cycle the rate falls along half a cosine, from the peak to ${floor} of it.`,
      restart === "new"
        ? "At the moment of a restart the new cycle has begun."
        : "At the moment of a restart the old cycle is at its end; the new one has begun right after it.",
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
