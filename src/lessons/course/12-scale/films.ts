import type { Film, Scene } from "../../film.js";
import { meterFigure } from "./pictures/meter.js";
import { type EdgeShape, edgeSteps } from "./studies/edge.js";

const until = (name: EdgeShape, from: number, to: number) => (part: number) =>
  meterFigure(name, 0.6, Math.round((from + part * (to - from)) / 100) * 100);

const scenes: readonly Scene[] = [
  {
    seconds: 12,
    caption: "A constant rate of 0.6. Training sharpens the loss: λ climbs until it meets the dashed line, which is 2 over the rate.",
    figure: until("constant", 0, 600),
  },
  {
    seconds: 10,
    caption: "There it stays. On a bowl of that sharpness the run would be at its limit. Here the loss goes on falling, at the edge.",
    figure: until("constant", 600, edgeSteps),
  },
  {
    seconds: 12,
    caption: "A warmup. The line comes down from far above, λ climbs towards it, and where they meet they go on together.",
    figure: until("warmup", 0, edgeSteps),
  },
  {
    seconds: 12,
    caption: "A straight line to zero. The limit rises out of reach, and λ rises after it: a lower rate allows a sharper place.",
    figure: until("linear to zero", 0, edgeSteps),
  },
  {
    seconds: 12,
    caption: "A sudden drop to a quarter. λη falls to a quarter with it, and λ begins to climb again. The rate is what had held it down.",
    figure: until("a quarter from half-way", 0, edgeSteps),
  },
];

/** The edge of stability, under four schedules. */
export const films: readonly Film[] = [{ id: "edge-film", title: "At the edge", scenes }];
