import { factorOf } from "../../../engine/quadratic.js";
import { formatNumber } from "../../../plots/format.js";
import { between, counted, type Film, moved, within } from "../../film.js";
import { plots } from "./experiments.js";

const descent = moved(plots, "descent");
const factor = moved(plots, "factor");
const valley = moved(plots, "valley");

/** What an update keeps of the distance, on the bowl of curvature 4. */
const kept = (rate: number): string => formatNumber(Math.abs(factorOf(rate, 4)));

/** The fates of one step, over all rates, then with a second direction. */
const fates: Film = {
  id: "film",
  title: "Three fates in a minute",
  scenes: [
    {
      seconds: 10,
      caption: `A bowl, a point, a rate of 0.1. Each update keeps ${kept(0.1)} of the distance, so the point slides down one side.`,
      figure: (part) => descent({ eta: 0.1, t: counted(within(part, 0.8), 0, 12) }),
    },
    {
      seconds: 10,
      caption: `At 0.4 each update keeps ${kept(0.4)} again, but on the other side. The point swings, and is there no sooner.`,
      figure: (part) => descent({ eta: 0.4, t: counted(within(part, 0.8), 0, 12) }),
    },
    {
      seconds: 9,
      caption: "At 0.6 every update lands farther out than it began. The same bowl, the same start, and the point flies away.",
      figure: (part) => descent({ eta: 0.6, t: counted(within(part, 0.8), 0, 3) }),
    },
    {
      seconds: 14,
      caption:
        "One curve holds all three: what an update leaves of the distance, $|1 - \\eta h|$. Nothing is left at $1/h$, and nothing gained from $2/h$ on.",
      figure: (part) => factor({ eta: between(within(part, 0.85), 0.05, 0.6) }),
    },
    {
      seconds: 12,
      caption: "Make the bowl twice as sharp, and the curve halves its width. A rate of 0.4 was fine; now it is beyond the limit.",
      figure: (part) => factor({ eta: 0.4, h: between(within(part, 0.8), 4, 8) }),
    },
    {
      seconds: 13,
      caption: "Two directions share one rate. The sharp one sets the limit, and the flat one says how long it takes.",
      figure: (part) => valley({ eta: 0.45, t: counted(within(part, 0.9), 0, 40) }),
    },
  ],
};

/** The film of lesson 1. */
export const films: readonly Film[] = [fates];
