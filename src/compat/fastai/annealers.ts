import { fail } from "../../schedules/fail.js";
import type { Replay } from "../case.js";
import { type Readers, real, take } from "../take.js";
import type { OfPosition } from "./combine.js";

const schedLin =
  (start: number, end: number): OfPosition =>
  (pos) =>
    start + pos * (end - start);
export const schedCos =
  (start: number, end: number): OfPosition =>
  (pos) =>
    start + ((1 + Math.cos(Math.PI * (1 - pos))) * (end - start)) / 2;
const schedNo =
  (start: number): OfPosition =>
  () =>
    start;
export const schedExp =
  (start: number, end: number): OfPosition =>
  (pos) =>
    start * (end / start) ** pos;
const schedPoly =
  (start: number, end: number, power: number): OfPosition =>
  (pos) =>
    start + (end - start) * pos ** power;

const ends = { start: real, end: real };

/** An annealer at the positions of the case; where it has none, at steps positions from 0 to 1. */
function annealer<P extends object>(readers: Readers<P>, make: (p: P) => OfPosition): Replay {
  return ({ api, params, steps, pos }) => {
    const value = make(take(api, params, readers));
    const positions = pos ?? Array.from({ length: steps }, (_, t) => t / Math.max(1, steps - 1));
    if (positions.length < steps) fail(api, `pos must hold one position per step (${steps})`, positions, "Give more, or fewer steps.");
    return { lr: positions.slice(0, steps).map(value) };
  };
}

/** The annealers, by their names in fastai. */
export const annealers: Readonly<Record<string, Replay>> = {
  sched_lin: annealer(ends, ({ start, end }) => schedLin(start, end)),
  sched_cos: annealer(ends, ({ start, end }) => schedCos(start, end)),
  sched_no: annealer(ends, ({ start }) => schedNo(start)),
  sched_exp: annealer(ends, ({ start, end }) => schedExp(start, end)),
  SchedPoly: annealer({ ...ends, power: real }, ({ start, end, power }) => schedPoly(start, end, power)),
};
