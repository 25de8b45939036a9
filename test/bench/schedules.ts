/**
 * How long rates take: `node_modules/.bin/node test/bench/schedules.ts`, after `npm run build:lib`.
 *
 * Each figure is CPU time, the best of five rounds, beside that of a peer in the same run: the same loop over a cosine written by hand.
 */
import { cosineAnnealing, families, type Schedule, sequence } from "lrlab";

const steps = 1e6;

/** CPU milliseconds of one pass over `steps` rates; a schedule that ends is begun again. */
function pass(lr: (t: number) => number, length = steps): number {
  const before = process.cpuUsage();
  let sum = 0;
  for (let t = 0; t < steps; t += 1) sum += lr(t % length);
  const { user } = process.cpuUsage(before);
  if (!(sum > 0)) throw new Error("the rates sum to nothing");
  return user / 1000;
}

const best = (lr: (t: number) => number, length?: number): number => Math.min(...[1, 2, 3, 4, 5].map(() => pass(lr, length)));
const row = (name: string, milliseconds: number, peer: number): string =>
  `${name.padEnd(24)}${milliseconds.toFixed(0).padStart(6)} ms${(milliseconds / peer).toFixed(1).padStart(8)}`;

const byHand = best((t) => 0.05 * (1 + Math.cos((Math.PI * t) / 100)));
console.log(`a million rates             time   ratio\n${row("a cosine by hand", byHand, byHand)}`);
const times = families.map(({ definition: { name, example }, from }) => {
  const time = best(from(example));
  console.log(row(name, time, byHand));
  return time;
});
console.log(
  row(
    `all ${families.length} families`,
    times.reduce((sum, time) => sum + time, 0),
    byHand,
  ),
);

const piece: Schedule = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
const forty = sequence(...Array.from({ length: 40 }, () => piece));
const one = best(piece, 4000);
console.log(`\nagainst one piece\n${row("a sequence of 40", best(forty, 4000), one)}`);
