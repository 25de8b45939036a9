import { lowest } from "../../schedules/parameters.js";
import { familyNamed, schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { lengthOf, type Piece, piecesOf, scheduleOf } from "./pieces.js";
import { peakOf } from "./withPeak.js";

/** Families show themselves in a picture of this many updates: what their examples are made for. */
export const picture = 100;

/**
 * A description with another length: a family with an end has its lengths stretched in proportion, anything else is cut by `take`.
 *
 * @param steps its new length in updates.
 */
export function fitTo(spec: Spec, steps: number): Spec {
  if (schedule(spec).steps === steps) return spec;
  if (spec.kind === "take") return schedule(spec.of as Spec).steps === steps ? (spec.of as Spec) : { ...spec, steps };
  const stretched = withEnd(spec, steps);
  return stretched ?? { kind: "take", of: spec, steps };
}

/** A family's description with its lengths in proportion and exactly `steps` updates; null where it has no end or they don't come out. */
function withEnd(spec: Spec, steps: number): Spec | null {
  const now = schedule(spec).steps;
  if (now === null) return null;
  const guess = stretched(spec, steps / now);
  const counted = lengthsOf(spec).map((name) => ({ ...guess, [name]: (guess[name] as number) + steps - (built(guess)?.steps ?? steps) }));
  return [guess, ...counted].find((candidate) => built(candidate)?.steps === steps) ?? null;
}

/** A family's description with every length `ratio` times as long. */
export function stretched(spec: Spec, ratio: number): Spec {
  const parameters = familyNamed(spec.kind)?.definition.parameters ?? {};
  const longer = (name: string, value: number): number => {
    const parameter = parameters[name];
    return Math.max(parameter ? lowest(parameter) : 1, Math.round(value * ratio));
  };
  const scaled = Object.entries(spec).map(([name, value]): [string, unknown] => {
    const type = parameters[name]?.type;
    if (type === "steps" && typeof value === "number") return [name, longer(name, value)];
    // Milestones must stay apart, so each is at least one update after the one before.
    if (type === "milestones") {
      let before = -1;
      return [name, (value as readonly number[]).map((milestone) => (before = Math.max(before + 1, longer(name, milestone))))];
    }
    if (type === "factor" && typeof value === "number" && actsEachUpdate(spec.kind, name))
      return [name, Number((value ** (1 / ratio)).toPrecision(8))];
    return [name, value];
  });
  return Object.fromEntries(scaled) as Spec;
}

/** A factor that a slider keeps within a tenth of 1 multiplies the rate at every update, so it follows the length as a power. */
export function actsEachUpdate(kind: string, name: string): boolean {
  const parameter = familyNamed(kind)?.definition.parameters[name];
  return parameter?.type === "factor" && (parameter.slider?.min ?? 0) >= 0.9 && parameter.slider?.max === 1;
}

/**
 * A family's example, made for a run: its lengths in proportion, its largest rate `peak` where it names rates at all.
 *
 * @param name the family's.
 * @param options steps N (updates), peak (rate).
 */
export function familyFor(name: string, { steps, peak }: { steps: number; peak: number }): Spec {
  const family = familyNamed(name);
  if (!family) throw new RangeError(`familyFor: name must be a family's, got ${name}. The registry lists them.`);
  const example = family.from(family.definition.example).spec;
  const ends = schedule(example).steps === picture;
  const fitted = ends ? fitTo(example, steps) : stretched(example, steps / picture);
  const lr = built(fitted) ?? schedule(example);
  const top = peakOf(lr, steps);
  return top > 0 && peak > 0 ? timesRates(lr.spec, peak / top) : lr.spec;
}

/** A description with every rate `factor` times as large, to three digits; as it is where those rates do not go together. */
export function timesRates(spec: Spec, factor: number): Spec {
  const parameters = familyNamed(spec.kind)?.definition.parameters ?? {};
  const scaled = Object.entries(spec).map(([name, value]): [string, unknown] =>
    parameters[name]?.type === "rate" && typeof value === "number" ? [name, Number((value * factor).toPrecision(3))] : [name, value],
  );
  const candidate = Object.fromEntries(scaled) as Spec;
  return built(candidate) ? candidate : spec;
}

/** Pieces with their joints in proportion and `steps` updates together, each at least one; those that no update is left for are dropped. */
export function fitPieces(pieces: readonly Piece[], steps: number): Piece[] {
  const kept = pieces.slice(0, steps);
  const total = lengthOf(kept);
  let [before, start] = [0, 0];
  return kept.map((piece, i) => {
    before += piece.steps;
    // Each later piece keeps an update too.
    const end = Math.max(start + 1, Math.min(Math.round((before / total) * steps), steps - (kept.length - 1 - i)));
    const length = end - start;
    start = end;
    return resized(piece, length, i === pieces.length - 1);
  });
}

/** A piece with another length; a last one without an end stays without. */
export function resized({ spec }: Piece, steps: number, last: boolean): Piece {
  return { spec: last && schedule(spec).steps === null ? spec : fitTo(spec, steps), steps };
}

/** A schedule for another length of run: one that ended with the run still does, anything else stays as it is. */
export function fitToRun(lr: Schedule, was: number, now: number): Schedule {
  const { spec } = lr;
  if (was === now || lr.steps !== was) return lr;
  if (familyNamed(spec.kind)) return schedule(fitTo(spec, now));
  const warmup = Math.min(Math.round(((spec.steps as number) * now) / was), now - 1);
  if (spec.kind === "warmup") return schedule({ ...spec, steps: warmup, of: fitTo(spec.of as Spec, now - warmup) });
  return scheduleOf(fitPieces(piecesOf(lr, was), now));
}

/** The names of a family's lengths in its description. */
function lengthsOf(spec: Spec): string[] {
  const parameters = familyNamed(spec.kind)?.definition.parameters ?? {};
  return Object.keys(spec).filter((name) => parameters[name]?.type === "steps" && typeof spec[name] === "number");
}

/** The schedule of a description, null where its parameters do not go together: the caller then tries another. */
export function built(spec: Spec): Schedule | null {
  try {
    return schedule(spec);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
