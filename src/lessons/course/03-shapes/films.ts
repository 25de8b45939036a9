import { formatNumber } from "../../../plots/format.js";
import { between, counted, type Film, moved, within } from "../../film.js";
import { percent } from "../../say.js";
import { plots } from "./experiments.js";
import { factors, half } from "./zoo.js";

const zoo = moved(plots, "zoo");
const slope = moved(plots, "slope");
const halfLife = moved(plots, "half-life");
const descent = moved(plots, "descent");

/** What a shape has left of its first rate after a quarter of the run. */
const quarter = ({ make }: typeof half): string => percent(make(1, 100)(25), 3);
const halves = (gamma: number): string => formatNumber(Math.log(2) / -Math.log(gamma), 2);
const hundredths = (part: number): number => counted(within(part, 0.9), 0, 100) / 100;

/** Seven shapes, when each falls, and what that does to a run. */
const falls: Film = {
  id: "film",
  title: "When a shape falls, and what for",
  scenes: [
    {
      seconds: 12,
      caption: `Seven shapes, one first rate. The exponential falls at once: after a quarter of the run ${quarter(factors)} of the rate is left.`,
      figure: (part) => zoo({ shape: "exponential", u: hundredths(part) }),
    },
    {
      seconds: 12,
      caption: `The cosine waits. It starts flat, and after the same quarter it still has ${quarter(half)}.`,
      figure: (part) => zoo({ shape: "cosine", u: hundredths(part) }),
    },
    {
      seconds: 12,
      caption: "Its slope below says when it falls: hardly at both ends, and fastest half-way.",
      figure: (part) => slope({ shape: "cosine", u: hundredths(part) }),
    },
    {
      seconds: 10,
      caption: "On a log axis equal factors become a straight line. So you know an exponential at a glance.",
      figure: (part) => zoo({ shape: "exponential", scale: "log", u: hundredths(part) }),
    },
    {
      seconds: 12,
      caption: `A factor says nothing by itself. From 0.9 to 0.99 its half-life grows from ${halves(0.9)} updates to ${halves(0.99)}.`,
      figure: (part) => halfLife({ gamma: between(within(part, 0.9), 0.9, 0.99), log: false }),
    },
    {
      seconds: 14,
      caption: "At work: a constant rate forgets the start quickly. Then the noise holds it up, and it stays there.",
      figure: (part) => descent({ shape: "constant", t: counted(within(part, 0.9), 0, 100) }),
    },
    {
      seconds: 14,
      caption: "A cosine from the same peak does one after the other: it forgets the start, then lets the noise settle.",
      figure: (part) => descent({ shape: "cosine", t: counted(within(part, 0.9), 0, 100) }),
    },
  ],
};

/** The film of lesson 3. */
export const films: readonly Film[] = [falls];
