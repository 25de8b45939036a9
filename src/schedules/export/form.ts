import type { Definition, TorchForm } from "../family.js";
import { familyNamed } from "../registry.js";
import type { PastEnd, Schedule, Spec } from "../schedule.js";
import type { Piece } from "./pieces.js";

/** The libraries that a family has forms for. */
type Library = "pytorch" | "transformers" | "optax" | "keras";
type Form<L extends Library> = NonNullable<ReturnType<NonNullable<Definition<object>[L]>>>;

/** What a library has for the schedule that a piece runs, or null. */
export function formOf<L extends Library>(library: L, { runs }: Piece): Form<L> | null {
  const definition = runs && familyNamed(runs.spec.kind)?.definition;
  const form = definition?.[library]?.(runs?.spec as Required<object>) as Form<L> | null | undefined;
  const call: string | undefined = typeof form === "string" ? form : (form as TorchForm | null | undefined)?.scheduler;
  // A part of a rate of 0 is no number: a call that asks for one can't be made.
  return form && !/\b(NaN|Infinity)\b/.test(call ?? "") ? form : null;
}

/** A call's name and its named arguments: "StepLR(optimizer, step_size=30)". */
export function readCall(call: string): { name: string; args: ReadonlyMap<string, string> } {
  const [, name = "", inside = ""] = call.match(/^([\w.]+)\((.*)\)$/s) ?? [];
  return { name, args: new Map([...inside.matchAll(/(\w+)=([^,]+)/g)].map(([, key = "", value = ""]) => [key, value])) };
}

/** A call with its named arguments. */
export const writeCall = (name: string, args: Readonly<Record<string, string | number | undefined>>): string =>
  `${name}(${Object.entries(args)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ")})`;

/** What the libraries' classes do after their end, where they don't hold; the others do. */
const otherEnds: readonly (readonly [call: RegExp, policy: PastEnd | "go on", does: string])[] = [
  [/^(CosineAnnealingLR|get_cosine(_with_min_lr)?_schedule_with_warmup)\b/, "mirror", "climbs again"],
  [/^OneCycleLR\b/, "throw", "goes on for one update and then raises an error"],
  [/(WarmRestarts|DecayRestarts)\(/, "go on", "goes on with further cycles"],
];

const ourEnds: Readonly<Record<PastEnd, string>> = {
  hold: "stays at its end value",
  mirror: "runs backwards",
  repeat: "starts again",
  extend: "follows its formula on",
  throw: "has no rate",
};

/** A comment on what a library's call does after the end of `lr`, where that is something else; "" where it is not. */
export function afterEnd(lr: Schedule, { from, runs }: Piece, call: string): string {
  if (lr.steps === null) return "";
  const ours = policyOf(lr.spec);
  const [, theirs, does] =
    runs?.steps === null || runs?.steps !== lr.steps - from
      ? ([null, "go on", "goes on along its formula"] as const)
      : (otherEnds.find(([known]) => known.test(call)) ?? ([null, "hold", "stays at its end value"] as const));
  return ours === theirs ? "" : `# From update ${lr.steps} on, after its end, this ${does}; lrlab's schedule ${ourEnds[ours]}.`;
}

/** What a schedule with an end does after it: what its last part does. */
function policyOf(spec: Spec): PastEnd {
  const { kind, of, parts, pastEnd = "hold" } = spec as Spec & { of?: Spec; parts?: readonly Spec[]; pastEnd?: PastEnd };
  if (kind === "take") return "hold";
  const last = parts?.at(-1) ?? of;
  return last ? policyOf(last) : pastEnd;
}
